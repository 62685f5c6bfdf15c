package com.taskip.quickbooks.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** An invocation that has so many seconds left each time it is asked; the last answer stays. */
final class InvocationContext implements Context {

  private final Deque<Integer> seconds;

  InvocationContext(Integer... seconds) {
    this.seconds = new ArrayDeque<>(Arrays.asList(seconds));
  }

  @Override
  public int getRemainingTimeInMillis() {
    return 1000 * (seconds.size() > 1 ? seconds.poll() : seconds.peek());
  }

  @Override
  public String getAwsRequestId() {
    return "request";
  }

  @Override
  public String getLogGroupName() {
    return "group";
  }

  @Override
  public String getLogStreamName() {
    return "stream";
  }

  @Override
  public String getFunctionName() {
    return "sync";
  }

  @Override
  public String getFunctionVersion() {
    return "1";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "arn:aws:lambda:us-east-1:123456789012:function:sync";
  }

  @Override
  public CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  public ClientContext getClientContext() {
    return null;
  }

  @Override
  public int getMemoryLimitInMB() {
    return 1024;
  }

  @Override
  public LambdaLogger getLogger() {
    return LambdaRuntime.getLogger();
  }
}

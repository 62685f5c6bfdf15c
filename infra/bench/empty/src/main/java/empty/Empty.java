package empty;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Takes any event and answers nothing in particular. */
public class Empty implements RequestStreamHandler {

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    event.readAllBytes();
    answer.write("{\"statusCode\":200,\"batchItemFailures\":[]}".getBytes(StandardCharsets.UTF_8));
  }
}

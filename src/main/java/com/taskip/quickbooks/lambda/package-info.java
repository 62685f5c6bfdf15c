/**
 * The doors for AWS: one function artifact takes API Gateway, SQS, EventBridge and CloudFormation
 * events. Translation and nothing else; no other room knows what an AWS event looks like.
 */
package com.taskip.quickbooks.lambda;

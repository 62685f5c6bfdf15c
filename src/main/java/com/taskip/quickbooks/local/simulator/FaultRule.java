package com.taskip.quickbooks.local.simulator;

/**
 * When something is to go wrong; a null matches everything.
 *
 * @param method GET or POST
 * @param path part of the path, such as {@code /invoice} or {@code /tokens/bearer}
 * @param operation create, update, void, delete, read, query, batch, cdc or token; for one item of
 *     a batch {@code batch-create} and so on
 * @param entity {@code Invoice} and so on
 * @param realm of the company
 * @param body part of what is sent
 * @param times how often; 0 for always
 * @param probability 0 to 1, drawn from a seeded series
 */
public record FaultRule(
    String method,
    String path,
    String operation,
    String entity,
    String realm,
    String body,
    FaultAction action,
    int times,
    double probability) {

  /** Everything, once. */
  public static FaultRule once(FaultAction action) {
    return new FaultRule(null, null, null, null, null, null, action, 1, 1);
  }

  /** Everything, until the rule is removed. */
  public static FaultRule always(FaultAction action) {
    return once(action).times(0);
  }

  /** Only this operation. */
  public FaultRule operation(String only) {
    return new FaultRule(method, path, only, entity, realm, body, action, times, probability);
  }

  /** Only this entity. */
  public FaultRule entity(String only) {
    return new FaultRule(method, path, operation, only, realm, body, action, times, probability);
  }

  /** Only this company. */
  public FaultRule realm(String only) {
    return new FaultRule(method, path, operation, entity, only, body, action, times, probability);
  }

  /** Only requests that send this. */
  public FaultRule sending(String part) {
    return new FaultRule(method, path, operation, entity, realm, part, action, times, probability);
  }

  /** Only addresses that contain this. */
  public FaultRule path(String part) {
    return new FaultRule(method, part, operation, entity, realm, body, action, times, probability);
  }

  /** Only this HTTP method. */
  public FaultRule method(String only) {
    return new FaultRule(only, path, operation, entity, realm, body, action, times, probability);
  }

  /** So many times; 0 for always. */
  public FaultRule times(int count) {
    return new FaultRule(method, path, operation, entity, realm, body, action, count, probability);
  }

  /** With this probability each time, 0 to 1. */
  public FaultRule probability(double chance) {
    return new FaultRule(method, path, operation, entity, realm, body, action, times, chance);
  }

  boolean matches(Call call, String sent) {
    return (body == null || sent.contains(body))
        && (method == null || method.equals(call.method()))
        && (path == null || call.target().contains(path))
        && (operation == null || operation.equals(call.operation()))
        && (entity == null || entity.equals(call.entity()))
        && (realm == null || realm.equals(call.realm()));
  }
}

package com.taskip.quickbooks.local.simulator;

/**
 * What a request is about.
 *
 * @param target path and query
 * @param realm of the company; empty outside the API
 * @param operation create, update, void, delete, read, query, batch, cdc, token, revoke or
 *     authorize
 * @param entity {@code Invoice} and so on; empty where there is none
 */
public record Call(String method, String target, String realm, String operation, String entity) {}

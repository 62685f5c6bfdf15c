package com.taskip.quickbooks.quickbooks;

import java.util.ArrayList;
import java.util.List;

/**
 * Tokens {@code token-1}, {@code token-2}, .. each renewal the next; remembers what was refused.
 */
final class Tokens implements TokenSource {
  private final List<String> refused = new ArrayList<>();

  @Override
  public String current() {
    return "token-" + (refused.size() + 1);
  }

  @Override
  public String renewed(String token) {
    refused.add(token);
    return current();
  }

  List<String> refused() {
    return refused;
  }
}

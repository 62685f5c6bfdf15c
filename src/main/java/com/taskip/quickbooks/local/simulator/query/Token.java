package com.taskip.quickbooks.local.simulator.query;

/**
 * One word of a statement.
 *
 * @param text of a literal without its quotes and escapes
 * @param column counted from 1
 */
record Token(Kind kind, String text, int column) {

  enum Kind {
    WORD,
    LITERAL,
    NUMBER,
    SYMBOL,
    END
  }

  boolean is(String word) {
    return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(word);
  }
}

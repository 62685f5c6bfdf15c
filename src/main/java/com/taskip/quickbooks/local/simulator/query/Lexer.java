package com.taskip.quickbooks.local.simulator.query;

import com.taskip.quickbooks.local.simulator.books.BusinessFault;
import java.util.ArrayList;
import java.util.List;

/** Splits a statement into words. An apostrophe in a literal is escaped with a backslash. */
final class Lexer {

  private final String statement;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String statement) {
    this.statement = statement;
  }

  static List<Token> tokens(String statement) {
    return new Lexer(statement).split();
  }

  private List<Token> split() {
    while (at < statement.length()) {
      char c = statement.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else if (c == '\'') {
        literal();
      } else if (isDigit(c) || c == '-') {
        run(Token.Kind.NUMBER, "0123456789.-");
      } else if (isLetter(c)) {
        word();
      } else if (c == '<' || c == '>') {
        boolean orEqual = at + 1 < statement.length() && statement.charAt(at + 1) == '=';
        symbol(orEqual ? 2 : 1);
      } else if ("=(),*".indexOf(c) >= 0) {
        symbol(1);
      } else {
        throw lexical("Encountered: \"" + c + "\" (" + (int) c + ")");
      }
    }
    tokens.add(new Token(Token.Kind.END, "<EOF>", at + 1));
    return tokens;
  }

  private void literal() {
    int start = at++;
    StringBuilder text = new StringBuilder();
    while (at < statement.length() && statement.charAt(at) != '\'') {
      char c = statement.charAt(at++);
      if (c == '\\') {
        if (at == statement.length() || "'\\".indexOf(statement.charAt(at)) < 0) {
          throw lexical("Encountered a backslash that escapes nothing");
        }
        c = statement.charAt(at++);
      } else if (c == '\uFFFD') {
        throw lexical("Encountered a character that is not UTF-8");
      }
      text.append(c);
    }
    if (at == statement.length()) {
      throw lexical("Encountered: <EOF> after : \"" + text + "\"");
    }
    at++;
    tokens.add(new Token(Token.Kind.LITERAL, text.toString(), start + 1));
  }

  private void word() {
    int start = at;
    while (at < statement.length()
        && (isLetter(statement.charAt(at))
            || isDigit(statement.charAt(at))
            || "._".indexOf(statement.charAt(at)) >= 0)) {
      at++;
    }
    tokens.add(new Token(Token.Kind.WORD, statement.substring(start, at), start + 1));
  }

  private void run(Token.Kind kind, String characters) {
    int start = at;
    while (at < statement.length() && characters.indexOf(statement.charAt(at)) >= 0) {
      at++;
    }
    tokens.add(new Token(kind, statement.substring(start, at), start + 1));
  }

  private void symbol(int length) {
    tokens.add(new Token(Token.Kind.SYMBOL, statement.substring(at, at + length), at + 1));
    at += length;
  }

  private BusinessFault lexical(String what) {
    return BusinessFault.unparsableQuery(
        "Lexical error at line 1, column " + (at + 1) + ".  " + what);
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}

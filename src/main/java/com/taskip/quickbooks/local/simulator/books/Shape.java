package com.taskip.quickbooks.local.simulator.books;

import java.util.LinkedHashMap;
import java.util.Map;

/** The members that one kind of JSON object may have in a request, and what each may hold. */
final class Shape {

  /** What a member holds; IGNORED ones may be sent but QuickBooks computes them itself. */
  enum Kind {
    TEXT,
    DECIMAL,
    FLAG,
    DATE,
    REFERENCE,
    OBJECT,
    LIST,
    IGNORED
  }

  /**
   * One member.
   *
   * @param most the longest text in UTF-16 units
   * @param shape of the object, or of the list's elements
   */
  record Member(Kind kind, int most, Shape shape) {}

  private static final int UNBOUNDED = 4000;

  private final String name;
  private final Map<String, Member> members = new LinkedHashMap<>();

  private Shape(String name) {
    this.name = name;
  }

  static Shape of(String name) {
    return new Shape(name);
  }

  Shape text(int most, String... names) {
    return add(new Member(Kind.TEXT, most, null), names);
  }

  Shape texts(String... names) {
    return text(UNBOUNDED, names);
  }

  Shape decimals(String... names) {
    return add(new Member(Kind.DECIMAL, 0, null), names);
  }

  Shape flags(String... names) {
    return add(new Member(Kind.FLAG, 0, null), names);
  }

  Shape dates(String... names) {
    return add(new Member(Kind.DATE, 0, null), names);
  }

  Shape references(String... names) {
    return add(new Member(Kind.REFERENCE, 0, null), names);
  }

  Shape ignored(String... names) {
    return add(new Member(Kind.IGNORED, 0, null), names);
  }

  Shape objects(Shape shape, String... names) {
    return add(new Member(Kind.OBJECT, 0, shape), names);
  }

  Shape list(Shape shape, String... names) {
    return add(new Member(Kind.LIST, 0, shape), names);
  }

  String name() {
    return name;
  }

  Map<String, Member> members() {
    return members;
  }

  private Shape add(Member member, String... names) {
    for (String each : names) {
      members.put(each, member);
    }
    return this;
  }
}

package com.taskip.quickbooks.local.simulator;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The switches of one company; each change is kept like any other. */
public final class Switches {

  private final Books books;

  Switches(Books books) {
    this.books = books;
  }

  /** How a switch stands. */
  public boolean is(Switch which) {
    return books.work(draft -> draft.is(which));
  }

  /** How all stand. */
  public Map<Switch, Boolean> all() {
    Map<Switch, Boolean> all = new EnumMap<>(Switch.class);
    for (Switch each : Switch.values()) {
      all.put(each, is(each));
    }
    return all;
  }

  /** Turns a switch on. */
  public Switches on(Switch which) {
    return set(which, true);
  }

  /** Turns a switch off. */
  public Switches off(Switch which) {
    return set(which, false);
  }

  /** Turns a switch. */
  public Switches set(Switch which, boolean on) {
    return books.work(
        draft -> {
          draft.set(which, on);
          return this;
        });
  }

  /** The last day of the closed period. */
  public Optional<LocalDate> booksClosedOn() {
    return books.work(draft -> draft.booksClosedOn());
  }

  /** Closes the books up to a day; null opens them. */
  public Switches closeBooksOn(LocalDate day) {
    return books.work(
        draft -> {
          draft.closeBooksOn(day);
          return this;
        });
  }
}

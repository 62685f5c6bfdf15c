package com.taskip.quickbooks.evidence;

import java.util.Arrays;
import java.util.List;

/** One place of the matrix: what is being done, and where in it the process is killed. */
record Cell(Operation operation, Point point) {

  /** The whole matrix. */
  static List<Cell> all() {
    return Arrays.stream(Operation.values())
        .flatMap(operation -> operation.points().stream().map(point -> new Cell(operation, point)))
        .toList();
  }

  /** The name on the command line. */
  String key() {
    return operation.key() + "/" + point.key();
  }

  @Override
  public String toString() {
    return key();
  }
}

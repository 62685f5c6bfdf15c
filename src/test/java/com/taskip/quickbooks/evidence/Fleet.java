package com.taskip.quickbooks.evidence;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Copies of the product that share a database and a queue. */
final class Fleet implements AutoCloseable {
  private final List<Product> copies;
  private final AtomicInteger turn = new AtomicInteger();

  private Fleet(List<Product> copies) {
    this.copies = copies;
  }

  /** Starts so many processes; the first one alone, since it makes what they share. */
  static Fleet start(Outside outside, String name, int size, Map<String, String> environment) {
    Product first = Product.start(outside, name + "-0", List.of(), environment);
    List<Product> others =
        IntStream.range(1, size)
            .mapToObj(i -> Product.launch(outside, name + "-" + i, List.of(), environment))
            .toList();
    others.forEach(Product::awaitReady);
    return new Fleet(
        IntStream.range(0, size).mapToObj(i -> i == 0 ? first : others.get(i - 1)).toList());
  }

  /** Whose turn it is to take a call. */
  Product next() {
    return copies.get(Math.floorMod(turn.getAndIncrement(), copies.size()));
  }

  List<Product> copies() {
    return copies;
  }

  @Override
  public void close() {
    copies.parallelStream().forEach(Product::close);
  }
}

package com.taskip.quickbooks.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Divides what is sent into parcels that are not too large; pure. */
final class Parcels {
  private Parcels() {}

  /**
   * The things in their order, in as few parcels as that allows.
   *
   * @param most what the sizes in a parcel may come to; only a single thing may be larger
   */
  static <T> List<List<T>> of(List<T> things, ToIntFunction<T> size, int most) {
    List<List<T>> parcels = new ArrayList<>();
    List<T> parcel = new ArrayList<>();
    int filled = 0;
    for (T thing : things) {
      int more = size.applyAsInt(thing);
      if (!parcel.isEmpty() && filled + more > most) {
        parcels.add(parcel);
        parcel = new ArrayList<>();
        filled = 0;
      }
      parcel.add(thing);
      filled += more;
    }
    if (!parcel.isEmpty()) {
      parcels.add(parcel);
    }
    return parcels;
  }
}

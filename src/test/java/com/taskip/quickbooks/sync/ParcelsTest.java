package com.taskip.quickbooks.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ParcelsTest {

  @Test
  void a_parcel_is_filled_before_the_next_is_begun() {
    assertThat(parcels(List.of(4, 6, 5, 5, 1), 10))
        .containsExactly(List.of(4, 6), List.of(5, 5), List.of(1));
  }

  @Test
  void what_is_too_large_by_itself_travels_alone() {
    assertThat(parcels(List.of(1, 99, 1), 10)).containsExactly(List.of(1), List.of(99), List.of(1));
  }

  @Property
  void nothing_is_lost_or_moved_and_no_parcel_of_several_is_too_large(
      @ForAll List<@IntRange(min = 0, max = 50) Integer> sizes,
      @ForAll @IntRange(min = 1, max = 100) int most) {
    List<List<Integer>> parcels = parcels(sizes, most);
    assertThat(parcels.stream().flatMap(List::stream).toList()).isEqualTo(sizes);
    assertThat(parcels)
        .allSatisfy(
            parcel ->
                assertThat(
                        parcel.size() == 1
                            || parcel.stream().mapToInt(Integer::intValue).sum() <= most)
                    .isTrue());
  }

  private static List<List<Integer>> parcels(List<Integer> sizes, int most) {
    return Parcels.of(sizes, Integer::intValue, most);
  }
}

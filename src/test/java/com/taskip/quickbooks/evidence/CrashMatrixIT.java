package com.taskip.quickbooks.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The crash matrix; how much of it is up to whoever starts it. */
class CrashMatrixIT {

  /** One number, or first and last: {@code 1-100}. */
  private static final String ASKED_FOR =
      System.getProperty("evidence.seeds", Evidence.full() ? "1-100" : "2");

  private static final String[] SEEDS = ASKED_FOR.split("-");

  /** Part of the names of the cells that are wanted. */
  private static final String CELLS = System.getProperty("evidence.cells", "");

  /**
   * How many cells are on their way in one process; more are faster, but want more of the machine.
   */
  private static final int CELLS_A_LIFE = Integer.getInteger("evidence.cells-a-life", 166);

  private static final Duration PATIENCE =
      Duration.ofSeconds(Integer.getInteger("evidence.patience", 40));

  private static String seeds() {
    return SEEDS.length == 1 ? SEEDS[0] : SEEDS[0] + " to " + SEEDS[1];
  }

  @Test
  void wherever_a_process_is_killed_nothing_is_doubled_and_nothing_lost() throws Exception {
    List<Cell> cells = Cell.all().stream().filter(cell -> cell.key().contains(CELLS)).toList();
    long first = Long.parseLong(SEEDS[0]);
    long last = Long.parseLong(SEEDS[SEEDS.length - 1]);
    Findings findings = new Findings();
    try (CrashMatrix matrix = CrashMatrix.start(cells, CELLS_A_LIFE, findings, PATIENCE)) {
      matrix.runInPeace();
      for (long seed = first; seed <= last; seed++) {
        matrix.run(seed);
      }
    }
    if (CELLS.isEmpty()) {
      Evidence.judge("crash-matrix", findings.figures(seeds(), ASKED_FOR), findings.violations());
    }
    assertThat(findings.violations()).isEmpty();
  }
}

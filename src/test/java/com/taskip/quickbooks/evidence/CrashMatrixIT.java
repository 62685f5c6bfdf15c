package com.taskip.quickbooks.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The crash matrix; how much of it is up to whoever starts it. */
class CrashMatrixIT {

  /** One number, or first and last: {@code 1-100}. */
  private static final String[] SEEDS =
      System.getProperty("evidence.seeds", Evidence.full() ? "1-100" : "2").split("-");

  /** How they were asked for on the command line, if they were. */
  private static final String OPTION =
      Optional.ofNullable(System.getProperty("evidence.seeds"))
          .map(" -Devidence.seeds="::concat)
          .orElse("");

  /** Part of the names of the cells that are wanted. */
  private static final String CELLS = System.getProperty("evidence.cells", "");

  /** How many seeds share a process; more are faster, but want more of the machine. */
  private static final int SEEDS_A_LIFE = Integer.getInteger("evidence.seeds-a-life", 4);

  /** After a life that broke off everything is set up anew; not for ever. */
  private static final int MOST_WORLDS = 3;

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
    List<Life> lives = Life.of(first, last, SEEDS_A_LIFE);
    Findings findings = new Findings();
    for (int worlds = 0; worlds < MOST_WORLDS && !lives.isEmpty(); worlds++) {
      lives = lives.subList(livedInOneWorld(cells, lives, findings), lives.size());
    }
    if (CELLS.isEmpty()) {
      Map<String, Object> figures = findings.figures(seeds());
      figures.put("option", OPTION);
      Evidence.judge("crash-matrix", figures, findings.violations());
    }
    assertThat(findings.violations()).isEmpty();
  }

  /**
   * One life after the other; when one breaks off, which is a violation of all its trials, nothing
   * that is left of its world is good for the next.
   *
   * @return how many were lived
   */
  private static int livedInOneWorld(List<Cell> cells, List<Life> lives, Findings findings)
      throws Exception {
    int most = lives.stream().mapToInt(life -> life.seeds().size()).max().orElseThrow();
    int lived = 0;
    int known = findings.violations().size();
    try (CrashMatrix matrix = CrashMatrix.start(cells, most, findings, PATIENCE)) {
      while (lived < lives.size()) {
        lived++;
        matrix.run(lives.get(lived - 1));
      }
    } catch (IOException | RuntimeException | AssertionError broken) {
      if (findings.violations().size() == known) {
        throw broken;
      }
      System.out.println("Broke off: " + broken);
    }
    return lived;
  }
}

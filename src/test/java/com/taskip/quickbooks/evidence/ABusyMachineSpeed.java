package com.taskip.quickbooks.evidence;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Says whether others kept the machine busy when the measurements began: it is the first of them.
 */
@Order(1)
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class ABusyMachineSpeed {

  @Test
  void how_busy_the_machine_is() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    int cores = Runtime.getRuntime().availableProcessors();
    Evidence.judge(
        "speed-load",
        Map.of(
            "before",
            load,
            "said",
            load > cores
                ? "**others kept it busy**, times are longer than they would be"
                : "it was idle"),
        List.of());
  }
}

package com.taskip.quickbooks.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whoever finds two places that change QuickBooks has found the next duplicate invoice. */
class WriteCallSiteTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("com.taskip.quickbooks");

  @Test
  void exactly_one_place_sends_a_write_over_the_wire() {
    assertThat(callsOf(IntuitApi.class, "write")).hasSize(1);
    assertThat(callsOf(IntuitCalls.class, "write")).hasSize(1);
  }

  @Test
  void exactly_one_place_asks_for_a_write() {
    assertThat(callsOf(QuickBooks.class, "write")).hasSize(1);
  }

  private static Set<JavaMethodCall> callsOf(Class<?> owner, String name) {
    JavaMethod method =
        CLASSES.get(owner).getMethods().stream()
            .filter(candidate -> candidate.getName().equals(name))
            .findFirst()
            .orElseThrow();
    return method.getCallsOfSelf();
  }
}

package com.taskip.quickbooks.local.simulator;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

/** The simulator would not notice if this project were gone. */
@AnalyzeClasses(
    packages = "com.taskip.quickbooks.local.simulator",
    importOptions = ImportOption.DoNotIncludeTests.class)
class StandsAloneTest {

  @ArchTest
  static final ArchRule the_simulator_needs_only_the_jdk_and_jackson =
      ArchRuleDefinition.classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "com.taskip.quickbooks.local.simulator..",
              "java..",
              "javax.crypto..",
              "com.sun.net.httpserver",
              "com.fasterxml.jackson..");
}

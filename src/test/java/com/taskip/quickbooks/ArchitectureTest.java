package com.taskip.quickbooks;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.persistence.Entity;
import java.util.Arrays;

/** The house's rooms and the direction of its arrows: down only. */
@AnalyzeClasses(packages = "com.taskip.quickbooks", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String BASE = "com.taskip.quickbooks.";

  @ArchTest
  static final ArchRule arrows_go_down_only =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .withOptionalLayers(true)
          .layer("http")
          .definedBy(BASE + "http..")
          .layer("lambda")
          .definedBy(BASE + "lambda..")
          .layer("local")
          .definedBy(BASE + "local..")
          .layer("sync")
          .definedBy(BASE + "sync..")
          .layer("connection")
          .definedBy(BASE + "connection..")
          .layer("settings")
          .definedBy(BASE + "settings..")
          .layer("record")
          .definedBy(BASE + "record..")
          .layer("quickbooks")
          .definedBy(BASE + "quickbooks..")
          .layer("metrics")
          .definedBy(BASE + "metrics..")
          .whereLayer("http")
          .mayOnlyBeAccessedByLayers("lambda", "local")
          .whereLayer("lambda")
          .mayOnlyBeAccessedByLayers("local")
          .whereLayer("local")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("sync")
          .mayOnlyBeAccessedByLayers("http", "lambda", "local")
          .whereLayer("quickbooks")
          .mayOnlyBeAccessedByLayers(
              "http", "lambda", "local", "sync", "connection", "settings", "record")
          .whereLayer("metrics")
          .mayOnlyBeAccessedByLayers("lambda", "sync", "connection", "quickbooks");

  @ArchTest
  static final ArchRule lower_rooms_do_not_know_the_upper_ones =
      noClasses()
          .that()
          .resideInAnyPackage(
              BASE + "connection..",
              BASE + "settings..",
              BASE + "record..",
              BASE + "quickbooks..",
              BASE + "metrics..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              BASE + "http..", BASE + "lambda..", BASE + "local..", BASE + "sync..");

  @ArchTest
  static final ArchRule quickbooks_knows_intuits_words_and_none_of_taskips =
      noClasses()
          .that()
          .resideInAPackage(BASE + "quickbooks..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(BASE + "record..", BASE + "settings..", BASE + "connection..");

  @ArchTest
  static final ArchRule metrics_know_no_other_room =
      noClasses()
          .that()
          .resideInAPackage(BASE + "metrics..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              BASE + "record..", BASE + "settings..", BASE + "connection..", BASE + "quickbooks..");

  @ArchTest
  static final ArchRule rules_are_pure =
      noClasses()
          .that()
          .resideInAPackage(BASE + "sync.plan..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.quarkus..",
              "jakarta..",
              "org.hibernate..",
              "java.sql..",
              "javax.sql..",
              "software.amazon..",
              "java.time.Clock",
              BASE + "connection..");

  @ArchTest
  static final ArchRule only_lambda_knows_aws_events =
      noClasses()
          .that()
          .resideOutsideOfPackage(BASE + "lambda..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.amazonaws..", "io.quarkus.amazon.lambda..");

  /**
   * Natively the document is handed out as the build wrote it: a later filter would not be heard.
   */
  @ArchTest
  static final ArchRule the_open_api_document_is_whole_when_it_is_built =
      classes()
          .that()
          .areAnnotatedWith(OpenApiFilter.class)
          .should()
          .beAnnotatedWith(describe("stages = BUILD", ArchitectureTest::isOfTheBuildOnly));

  private static boolean isOfTheBuildOnly(JavaAnnotation<?> filter) {
    return Arrays.stream((JavaEnumConstant[]) filter.get("stages").orElseThrow())
        .allMatch(stage -> stage.name().equals("BUILD"));
  }

  @ArchTest
  static final ArchRule entities_have_fields_and_no_setters =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .areAnnotatedWith(Entity.class)
          .should()
          .haveNameNotMatching("set[A-Z].*")
          .because("the native function tells Hibernate so (NoSetters)");

  @ArchTest
  static final ArchRule the_simulator_knows_nothing_of_ours =
      noClasses()
          .that()
          .resideInAPackage(BASE + "local.simulator..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              BASE + "http..",
              BASE + "lambda..",
              BASE + "sync..",
              BASE + "connection..",
              BASE + "settings..",
              BASE + "record..",
              BASE + "quickbooks..",
              "io.quarkus..");
}

package com.taskip.quickbooks.packaged;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;

/** The templates as AWS would read them: what would only show after a deployment otherwise. */
abstract class TemplateTest {

  static final String FUNCTION = "AWS::Serverless::Function";
  static final List<String> ENVIRONMENTS = List.of("dev", "staging", "production");

  static Template template;
  static Template database;
  static Template network;

  @BeforeAll
  static void read() throws IOException {
    template = Template.read("template.yaml");
    database = Template.read("infra/database.yaml");
    network = Template.read("infra/network.yaml");
  }

  /**
   * An environment of samconfig.toml as {@code infra/deploy} would deploy it.
   *
   * @param changes parameters that are set otherwise
   */
  static Deployment deployment(String environment, Map<String, String> changes) throws IOException {
    Map<String, String> given = new LinkedHashMap<>(SamConfig.environments().get(environment));
    given.put("Release", "0123456789abcdef");
    given.putAll(changes);
    return new Deployment(template, given, Map.of());
  }
}

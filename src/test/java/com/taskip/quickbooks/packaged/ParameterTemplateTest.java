package com.taskip.quickbooks.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be asked for: what cannot work fails before anything is made. */
class ParameterTemplateTest extends TemplateTest {

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "production"})
  void samconfig_says_all_that_the_template_asks_for(String environment) throws IOException {
    assertThat(deployment(environment, Map.of()).refusals()).isEmpty();
    assertThat(template.section("Parameters").keySet())
        .containsAll(SamConfig.environments().get(environment).keySet());
    assertThat(SamConfig.environments().get(environment))
        .containsEntry("Environment", environment)
        .containsKeys("FunctionRuntime", "Architecture");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          VpcId=vpc-1                                       | VpcId and SubnetIds go together
          SubnetIds=subnet-1,subnet-2                       | VpcId and SubnetIds go together
          DatabaseUrl=jdbc:postgresql://db/x                | so VpcId must name the network
          DatabaseUrl=jdbc:postgresql://db/x                | so SecurityGroupIds must name
          DatabaseUrl=jdbc:postgresql://db/x                | so DatabaseUsername must name
          SecurityGroupIds=sg-1                             | SecurityGroupIds belongs to an existing database
          DatabaseUsername=app                              | DatabaseUsername belongs to an existing database
          AlarmEmail=                                       | AlarmEmail is empty
          AlarmEmail=nobody                                 | AlarmEmail must be an email address
          SubnetIds=subnet-1                                | SubnetIds must list two subnets or more
          QuickBooksRedirectUri=http://app.taskip.example/x | QuickBooksRedirectUri must be https://
          JwtIssuer=taskip                                  | JwtIssuer must be an https address
          DatabaseUrl=postgres://db                         | DatabaseUrl must start with jdbc:postgresql://
          TaskipWebhookUrl=http://taskip.example            | TaskipWebhookUrl must be an https address
          Release=                                          | Release must be what infra/deploy makes
          Environment=prod                                  | must be one of AllowedValues
          """)
  void missing_or_contradictory_parameter_is_refused_by_name(String change, String sentence)
      throws IOException {
    String[] said = change.split("=", 2);
    assertThat(deployment("production", Map.of(said[0], said[1])).refusals())
        .anySatisfy(refusal -> assertThat(refusal).contains(sentence));
  }

  @Test
  void existing_network_and_database_are_taken_as_they_are() throws IOException {
    Deployment existing =
        deployment(
            "production",
            Map.of(
                "VpcId", "vpc-1",
                "SubnetIds", "subnet-1,subnet-2",
                "SecurityGroupIds", "sg-1,sg-2",
                "DatabaseUrl", "jdbc:postgresql://db/x",
                "DatabaseUsername", "app"));
    assertThat(existing.refusals()).isEmpty();
    assertThat(existing.at("Globals.Function.VpcConfig"))
        .isEqualTo(
            Map.of(
                "SubnetIds", List.of("subnet-1", "subnet-2"),
                "SecurityGroupIds", List.of("sg-1", "sg-2")));
    assertThat(existing.environment(Map.of("database_password", "its-own")))
        .containsEntry("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://db/x")
        .containsEntry("QUARKUS_DATASOURCE_USERNAME", "app")
        .containsEntry("QUARKUS_DATASOURCE_PASSWORD", "its-own");
  }

  @Test
  void own_database_is_encrypted_private_and_outlives_mistakes() {
    Map<String, Object> postgres = database.section("Resources.Postgres.Properties");
    assertThat(postgres)
        .containsEntry("PubliclyAccessible", false)
        .containsEntry("StorageEncrypted", true);
    assertThat(postgres.get("MultiAZ")).hasToString("If [Production, true, false]");
    assertThat(postgres.get("DeletionProtection")).hasToString("If [Production, true, false]");
    assertThat(database.at("Resources.Postgres.DeletionPolicy")).isEqualTo("Snapshot");
    assertThat(template.at("Resources.Key.DeletionPolicy")).isEqualTo("Retain");
    assertThat(database.at("Resources.Proxy.Properties.RequireTLS")).isEqualTo(true);
    assertThat(database.at("Resources.Settings.Properties.Parameters").toString())
        .contains("rds.force_ssl=1");
    assertThat(database.at("Outputs.JdbcUrl.Value").toString()).contains("sslmode=verify-full");
  }

  @Test
  void own_subnets_are_private_and_in_two_zones() {
    assertThat(network.resources("AWS::EC2::Subnet").values())
        .hasSize(4)
        .noneMatch(subnet -> Objects.equals(subnet.get("MapPublicIpOnLaunch"), true));
    assertThat(network.at("Resources.OutA.Properties")).asString().contains("NatGatewayId");
    assertThat(network.at("Resources.PrivateSubnetA.Properties.AvailabilityZone"))
        .isNotEqualTo(network.at("Resources.PrivateSubnetB.Properties.AvailabilityZone"));
  }
}

package com.taskip.quickbooks.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/**
 * Statements are spelled as QuickBooks wants them, and no value ever becomes part of the grammar.
 */
class QueryTest {
  /** A literal as QuickBooks reads it: a backslash takes the next character as it is. */
  private static final Pattern LITERAL =
      Pattern.compile(
          "SELECT \\* FROM Customer WHERE DisplayName = '((?:[^'\\\\]|\\\\.)*)' STARTPOSITION 1 MAXRESULTS 1000",
          Pattern.DOTALL);

  @Test
  void conditions_order_and_page_are_spelled_out() {
    Query query =
        Query.from(EntityType.INVOICE)
            .where("Balance")
            .eq("0")
            .and("MetaData.LastUpdatedTime")
            .atLeast(Instant.parse("2026-05-01T10:00:00.750Z"))
            .orderBy("MetaData.LastUpdatedTime")
            .startAt(1001)
            .max(500);

    assertThat(query.text())
        .isEqualTo(
            "SELECT * FROM Invoice WHERE Balance = '0' AND MetaData.LastUpdatedTime >="
                + " '2026-05-01T10:00:00Z' ORDERBY MetaData.LastUpdatedTime STARTPOSITION 1001"
                + " MAXRESULTS 500");
  }

  @Test
  void booleans_are_the_only_literals_without_quotes() {
    assertThat(Query.from(EntityType.ITEM).where("Active").is(true).text())
        .contains("WHERE Active = true");
    assertThat(Query.from(EntityType.ITEM).where("Active").isTrueOrFalse().text())
        .contains("WHERE Active IN (true, false)");
    assertThat(Query.from(EntityType.ITEM).where("Id").anyOf(List.of("1", "2")).text())
        .contains("WHERE Id IN ('1', '2')");
  }

  @Test
  void an_apostrophe_is_escaped_as_recorded() {
    assertThat(named("Amy's Bird Sanctuary").encoded())
        .contains("%27Amy%5C%27s%20Bird%20Sanctuary%27");
  }

  @Test
  void an_injection_stays_a_name() {
    assertThat(named("x' OR Active = true").text()).contains("'x\\' OR Active = true'");
    assertThat(named("x\\").text()).contains("'x\\\\'");
  }

  @Test
  void a_plus_does_not_arrive_as_a_blank() {
    assertThat(named("a+b@example.com").encoded())
        .contains("a%2Bb%40example.com")
        .doesNotContain("+");
  }

  @Property
  void any_value_is_read_back_as_itself(
      @ForAll
          @StringLength(max = 40)
          @Chars({'\'', '\\', '"', '%', '+', '&', '#', '\n', 'a', 'é', '日', '’'})
          String value) {
    Matcher matcher = LITERAL.matcher(named(value).text());

    assertThat(matcher.matches()).isTrue();
    assertThat(matcher.group(1).replaceAll("\\\\(.)", "$1")).isEqualTo(value);
  }

  @Property
  void any_statement_survives_the_address(@ForAll @StringLength(max = 40) String value) {
    String wellFormed = new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    Query query = named(wellFormed);

    assertThat(query.encoded()).matches("[A-Za-z0-9._%-]+");
    assertThat(URLDecoder.decode(query.encoded(), StandardCharsets.UTF_8)).isEqualTo(query.text());
  }

  @Test
  void nonsense_is_refused_before_it_is_sent() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Query.from(EntityType.ITEM).where("Name = 'x' OR Id"));
    assertThatIllegalArgumentException().isThrownBy(() -> Query.from(EntityType.ITEM).startAt(0));
    assertThatIllegalArgumentException().isThrownBy(() -> Query.from(EntityType.ITEM).max(1001));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Query.from(EntityType.ITEM).where("Id").anyOf(List.of()));
  }

  private static Query named(String name) {
    return Query.from(EntityType.CUSTOMER).where("DisplayName").eq(name);
  }
}

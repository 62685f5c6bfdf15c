package com.taskip.quickbooks.http.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The eight settings: chosen from live lists, mapped, saved, and guarded; by keyboard too. */
@QuarkusTest
class SettingsPageTest extends BrowserTest {
  @Test
  void settings_are_chosen_from_live_lists_saved_and_guarded() {
    connected();
    open("settings");
    sees("Invoices cannot sync until you choose an item");
    page.getByLabel("Default Item").selectOption(new SelectOption().setIndex(1));
    sees("You have unsaved changes.");
    List<String> asked = new ArrayList<>();
    page.onDialog(
        dialog -> {
          asked.add(dialog.type());
          dialog.dismiss();
        });
    page.evaluate("setTimeout(() => location.reload())");
    page.waitForCondition(() -> asked.contains("beforeunload"));

    tab("Sync Health").click();
    page.locator("#tab-settings").click();
    sees("You have unsaved changes.");
    button("Save settings").click();
    sees("Settings saved.");
    assertThat(page.getByText("You have unsaved changes.")).not().isVisible();
    open("connection");
    sees("Set a Default Deposit Account before payments can sync.");
    assertThat(page.getByText("Waits for a Default Item.")).not().isVisible();
  }

  @Test
  void mappings_are_a_table_or_json_and_what_is_wrong_is_said_beside_them() {
    connected();
    open("settings");
    Locator taxes =
        page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Tax Mappings"));
    taxes.getByText("Add a mapping").click();
    page.keyboard().type("1");
    button("Save settings").click();
    assertThat(page.locator("#problems")).containsText("Choose what “1” is mapped to");
    assertThat(page.locator("#problems")).isFocused();
    taxes.getByLabel("QuickBooks tax code for 1").selectOption("TAX");
    taxes.getByText("Edit as JSON").click();
    assertThat(taxes.getByRole(AriaRole.TEXTBOX)).hasValue("{\n  \"1\": \"TAX\"\n}");
    taxes.getByRole(AriaRole.TEXTBOX).fill("{\"1\": \"TAX\", \"2\": ");
    assertThat(taxes).containsText("This is not JSON yet");
    taxes.getByRole(AriaRole.TEXTBOX).fill("{\"1\": \"TAX\", \"2\": \"NONE\"}");
    button("Save settings").click();
    assertThat(page.locator("#problems")).containsText("“2” is not an active tax code");
    taxes.getByRole(AriaRole.TEXTBOX).fill("{\"1\": \"TAX\", \"2\": \"NON\"}");
    taxes.getByText("Edit as a table").click();
    accessible();
    button("Save settings").click();
    sees("Settings saved.");
  }

  @Test
  void all_of_it_can_be_done_by_keyboard() {
    connected();
    open("connection");
    page.locator("#tab-connection").focus();
    page.keyboard().press("ArrowRight");
    assertThat(page.locator("#tab-settings")).isFocused();
    assertThat(page.getByLabel("Default Item")).isEnabled();
    page.keyboard().press("Tab");
    assertThat(page.getByLabel("Default Item")).isFocused();
    page.keyboard().press("ArrowDown");
    sees("You have unsaved changes.");
    page.getByLabel("API Minor Version").focus();
    page.keyboard().press("Enter");
    sees("Settings saved.");
    page.locator("#tab-settings").focus();
    page.keyboard().press("End");
    assertThat(page.locator("#tab-health")).isFocused();
    assertThat(page.getByText("Nothing has synced yet.")).isVisible();
  }
}

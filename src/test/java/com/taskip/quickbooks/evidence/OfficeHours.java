package com.taskip.quickbooks.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * What people do in active workspaces: some invoices are written and changed in Taskip, some are
 * paid in QuickBooks, now and then somebody opens the settings page. On weekdays.
 */
final class OfficeHours {
  private static final int INVOICES_AT_FIRST = 8;
  private static final Set<Integer> HOURS = Set.of(8, 10, 12, 14, 16);

  private final Random random;
  private final List<Workspace> workspaces = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, Object> doings = new LinkedHashMap<>();

  OfficeHours(Random random) {
    this.random = random;
  }

  /** They begin with a few open invoices each. */
  void open(Product product, List<Workspace> active) {
    workspaces.addAll(active);
    List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
    for (Workspace workspace : workspaces) {
      Workspace.said(201, contact(product, workspace, "c0"));
      for (int i = 0; i < INVOICES_AT_FIRST; i++) {
        calls.add(newInvoice(product, workspace));
      }
    }
    calls.forEach(OfficeHours::accepted);
    doings.clear();
  }

  /** Whether this is the tick of an hour in which something is done. */
  boolean isBusy(Instant tick) {
    ZonedDateTime time = tick.atZone(ZoneOffset.UTC);
    return time.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0
        && HOURS.contains(time.getHour())
        && time.getMinute() == 0;
  }

  /** What is done in some hours, at most one thing in each workspace. */
  void work(Product product) {
    List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
    for (Workspace workspace : workspaces) {
      double chance = random.nextDouble();
      if (chance < 0.3) {
        calls.add(newInvoice(product, workspace));
      } else if (chance < 0.45) {
        calls.add(changedInvoice(product, workspace));
      } else if (chance < 0.52) {
        calls.add(contact(product, workspace, "c0"));
      } else if (chance < 0.85) {
        paid(workspace);
      } else if (chance < 0.87) {
        done("looks_at_settings");
        calls.add(workspace.administrator(product, "GET", "/accounts?use=deposit", null));
      }
    }
    calls.forEach(OfficeHours::accepted);
  }

  /** How often each thing was done. */
  Map<String, Object> doings() {
    return doings;
  }

  private CompletableFuture<HttpResponse<String>> newInvoice(Product product, Workspace workspace) {
    done("invoices_written");
    int number = numbers.merge(workspace.id(), 1, Integer::sum);
    return invoice(product, workspace, "i" + number);
  }

  private CompletableFuture<HttpResponse<String>> changedInvoice(
      Product product, Workspace workspace) {
    done("invoices_changed");
    return invoice(product, workspace, open(workspace).getFirst().path("DocNumber").asText());
  }

  private CompletableFuture<HttpResponse<String>> invoice(
      Product product, Workspace workspace, String id) {
    return workspace.put(product, "invoice", id, Bodies.invoice(random, id, "c0"));
  }

  private CompletableFuture<HttpResponse<String>> contact(
      Product product, Workspace workspace, String id) {
    done("contacts_written");
    return workspace.put(product, "contact", id, Bodies.contact(random, id));
  }

  /** By the accountant; the last one stays open, so that an active workspace stays one. */
  private void paid(Workspace workspace) {
    List<ObjectNode> open = open(workspace);
    if (open.size() > 1) {
      done("invoices_paid");
      ObjectNode invoice = open.getLast();
      workspace
          .books()
          .recordPayment(invoice.path("Id").asText(), invoice.path("Balance").decimalValue());
    }
  }

  /** Ours that nobody has paid. */
  private static List<ObjectNode> open(Workspace workspace) {
    return workspace.books().invoices().stream()
        .filter(invoice -> invoice.path("DocNumber").asText().startsWith("i"))
        .filter(invoice -> invoice.path("Balance").decimalValue().signum() > 0)
        .toList();
  }

  private void done(String what) {
    doings.merge(what, 1, (so, more) -> (Integer) so + (Integer) more);
  }

  private static void accepted(CompletableFuture<HttpResponse<String>> call) {
    HttpResponse<String> answer = call.join();
    if (answer.statusCode() / 100 != 2) {
      throw new AssertionError(
          "%s: %d %s".formatted(answer.uri(), answer.statusCode(), answer.body()));
    }
  }
}

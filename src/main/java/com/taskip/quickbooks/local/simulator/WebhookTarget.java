package com.taskip.quickbooks.local.simulator;

import java.net.URI;
import java.time.Duration;

/**
 * Who is told of what happens in a company, and how well.
 *
 * @param verifierToken what deliveries are signed with
 * @param copies how often each delivery is sent; Intuit's may repeat
 * @param shuffled each change travels alone, in an order drawn from a seeded series
 * @param delay how long deliveries lie about before they are sent
 * @param lost nothing arrives
 */
public record WebhookTarget(
    URI url,
    String verifierToken,
    Format format,
    int copies,
    boolean shuffled,
    Duration delay,
    boolean lost) {

  /** Intuit's two formats. */
  public enum Format {
    /** An object with {@code eventNotifications}. */
    CLASSIC,
    /** A bare array of CloudEvents. */
    CLOUD_EVENTS
  }

  /** Told once and in order, in the classic format. */
  public static WebhookTarget of(URI url, String verifierToken) {
    return new WebhookTarget(url, verifierToken, Format.CLASSIC, 1, false, Duration.ZERO, false);
  }

  /** In this format. */
  public WebhookTarget format(Format other) {
    return new WebhookTarget(url, verifierToken, other, copies, shuffled, delay, lost);
  }

  /** Each delivery so often. */
  public WebhookTarget copies(int times) {
    return new WebhookTarget(url, verifierToken, format, times, shuffled, delay, lost);
  }

  /** Each change alone and out of order. */
  public WebhookTarget outOfOrder() {
    return new WebhookTarget(url, verifierToken, format, copies, true, delay, lost);
  }

  /** So much later. */
  public WebhookTarget late(Duration by) {
    return new WebhookTarget(url, verifierToken, format, copies, shuffled, by, lost);
  }

  /** Never. */
  public WebhookTarget losingAll() {
    return new WebhookTarget(url, verifierToken, format, copies, shuffled, delay, true);
  }
}

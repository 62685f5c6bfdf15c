package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.HmacSha256;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Taskip's end of the wire: whether anybody listens there, and what they answer. Started eagerly,
 * so that a setting that cannot work stops the start and not the first notice.
 */
@Startup
@ApplicationScoped
class TaskipEnd {
  private static final Logger LOG = Logger.getLogger(TaskipEnd.class);

  /** Got at when there is something to say: without an address the client cannot even be made. */
  private final Instance<TaskipWebhook> webhook;

  private final String secret;
  private final Clock clock;

  TaskipEnd(TaskipConfig config, @RestClient Instance<TaskipWebhook> webhook, Clock clock) {
    this.webhook = webhook;
    this.secret = config.url().map(url -> secretFor(url, config)).orElse(null);
    this.clock = clock;
  }

  /** Whether anybody wants to be told. */
  boolean listens() {
    return secret != null;
  }

  /**
   * Says it; any answer but a 2xx, or none in time, is not hearing. Refuses to run inside a
   * transaction.
   */
  @Transactional(Transactional.TxType.NEVER)
  boolean hears(Notice notice) {
    byte[] body = notice.body.getBytes(StandardCharsets.UTF_8);
    try (Response answer = webhook.get().tell(signature(notice.body), body)) {
      boolean heard = answer.getStatusInfo().getFamily() == Response.Status.Family.SUCCESSFUL;
      LOG.logf(
          heard ? Logger.Level.INFO : Logger.Level.WARN,
          "event=taskip_told workspace=%s notice=%s status=%d",
          notice.workspaceId,
          notice.id,
          answer.getStatus());
      return heard;
    } catch (RuntimeException unreachable) {
      LOG.warnf(
          "event=taskip_unreachable workspace=%s notice=%s problem=%s",
          notice.workspaceId, notice.id, unreachable.getClass().getSimpleName());
      return false;
    }
  }

  /** The time is part of what is signed, so that an old message cannot be shown as a new one. */
  private String signature(String body) {
    long now = clock.instant().getEpochSecond();
    byte[] signed = (now + "." + body).getBytes(StandardCharsets.UTF_8);
    return "t=" + now + ",v1=" + HexFormat.of().formatHex(HmacSha256.of(secret, signed));
  }

  private static String secretFor(String url, TaskipConfig config) {
    check(url);
    return config
        .secret()
        .filter(secret -> !secret.isBlank())
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "TASKIP_WEBHOOK_SECRET is not set: with TASKIP_WEBHOOK_URL, give it the text that"
                        + " what Taskip is told is signed with."));
  }

  private static void check(String url) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException noAddress) {
      throw bad();
    }
    boolean secure = "https".equalsIgnoreCase(uri.getScheme());
    boolean here = "http".equalsIgnoreCase(uri.getScheme()) && isThisMachine(uri.getHost());
    if (uri.getHost() == null
        || !(secure || here)
        || uri.getUserInfo() != null
        || uri.getFragment() != null) {
      throw bad();
    }
  }

  /** By its name alone: a name server may say of any other what it likes. */
  private static boolean isThisMachine(String host) {
    return host != null
        && (host.equals("localhost")
            || host.equals("[::1]")
            || host.matches("127(\\.\\d{1,3}){3}"));
  }

  private static ConfigurationException bad() {
    return new ConfigurationException(
        "TASKIP_WEBHOOK_URL must be an https address, or http on this machine (localhost), without a"
            + " user or a fragment.");
  }
}

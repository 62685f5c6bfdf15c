package com.taskip.quickbooks.sync;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Taskip's own webhook, at {@code TASKIP_WEBHOOK_URL}. */
@RegisterRestClient(configKey = "taskip")
// Five to a message (WakeUps), within the lease of each and the time that a message has.
@Timeout(value = 10, unit = ChronoUnit.SECONDS)
interface TaskipWebhook {

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  Response tell(@HeaderParam("Taskip-Signature") String signature, byte[] body);
}

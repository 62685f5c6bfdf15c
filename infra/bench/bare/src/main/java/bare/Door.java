package bare;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Takes any request and answers nothing in particular. */
@Path("/{any:.*}")
public class Door {

  @GET
  public Response answer() {
    return Response.ok().build();
  }
}

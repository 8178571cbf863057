package coop.kyodo.kit.export;

import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// The caller closed the connection before the file was whole.
final class CallerLeftException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CallerLeftException(IOException cause) {
        super("the caller left", cause, false, false);
    }

    /// Nobody is there to be answered, and nothing is wrong with us.
    static final class Mapper {

        @ServerExceptionMapper
        public Response nobody(CallerLeftException left) {
            return Response.serverError().build();
        }
    }
}

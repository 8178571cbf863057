package coop.kyodo.kit.testing.wrong;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.jdbi.v3.core.Handle;

final class Wrong {

    private Wrong() {}

    /// Asks the machine.
    static final class Hurried {
        LocalDate today() {
            return LocalDate.now(Clock.systemUTC());
        }
    }

    /// Asks the clock it was given.
    static final class Patient {
        Instant when(Clock clock) {
            return Instant.now(clock);
        }
    }

    /// Reaches a database through a value.
    static final class IndirectRules {
        boolean decides(Facts facts) {
            return facts.handle().isClosed();
        }
    }

    record Facts(Handle handle) {}

    /// Stands on values alone.
    static final class PureRules {
        boolean decides(LocalDate on, long units) {
            return on.getYear() > units;
        }
    }

    @Path("/v1/open")
    static final class OpenResource {
        @GET
        @Path("{id: [0-9]+}/all/")
        String everything() {
            return "";
        }
    }

    static final class Rounded {
        double share = 0.1;

        BigDecimal twice() {
            return BigDecimal.valueOf(share);
        }
    }
}

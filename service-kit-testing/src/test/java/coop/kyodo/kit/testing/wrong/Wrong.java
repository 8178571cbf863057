package coop.kyodo.kit.testing.wrong;

import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import jakarta.validation.constraints.NotNull;
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

    record Facts(Handle handle) {
        enum Kind {
            SOME
        }
    }

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

    /// Says in English what is wrong.
    static final class Monoglot {
        RuntimeException closed() {
            return Problems.conflict("period-closed", "The month is closed.");
        }
    }

    /// Says it in the caller's language.
    static final class Polyglot {
        RuntimeException closed() {
            return Problems.conflict("period-closed", FormFault.of("", "said.period-closed"));
        }
    }

    /// Says of one value only within its type's name that it must be there.
    record Loose(Facts.@NotNull Kind unread, @NotNull Facts.Kind read) {}

    static final class Rounded {
        double share = 0.1;

        BigDecimal twice() {
            return BigDecimal.valueOf(share);
        }
    }
}

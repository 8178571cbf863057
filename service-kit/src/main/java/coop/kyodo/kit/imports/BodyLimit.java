package coop.kyodo.kit.imports;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Keeps the bodies that are held in memory small. The server's own limit is as large as an import
/// may be; whatever is not sent as NDJSON or CSV has this smaller one.
@ApplicationScoped
class BodyLimit {

    /// Right after the server's own limit, which is at order -2.
    private static final int PRIORITY = 1;

    private static final int TOO_LARGE = 413;

    private final long most;

    BodyLimit(@ConfigProperty(name = "kyodo.http.max-body-size") MemorySize most) {
        this.most = most.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::limit, PRIORITY);
    }

    private void limit(RoutingContext context) {
        if (!isImport(context.request().getHeader(HttpHeaders.CONTENT_TYPE))) {
            if (length(context.request().getHeader(HttpHeaders.CONTENT_LENGTH)) > most) {
                context.response()
                        .putHeader(HttpHeaders.CONNECTION, "close")
                        .setStatusCode(TOO_LARGE)
                        .end();
                return;
            }
            context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, most);
        }
        context.next();
    }

    private static boolean isImport(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        String type = contentType.toLowerCase(Locale.ROOT);
        return type.startsWith(ImportFormat.NDJSON_TYPE) || type.startsWith(ImportFormat.CSV_TYPE);
    }

    private static long length(@Nullable String header) {
        try {
            return header == null ? 0 : Long.parseLong(header);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}

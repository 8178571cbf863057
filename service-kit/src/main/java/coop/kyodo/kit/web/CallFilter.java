package coop.kyodo.kit.web;

import coop.kyodo.kit.store.Ids;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Notes what is known of a request before anything else looks at it.
class CallFilter {

    private static final Pattern TRACEPARENT =
            Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final int LONGEST_REASON = 500;

    private final Call call;

    CallFilter(Call call) {
        this.call = call;
    }

    @ServerRequestFilter(preMatching = true, priority = 1)
    public void begin(ContainerRequestContext request) {
        String reason = request.getHeaderString("Audit-Reason");
        call.begin(
                request.getMethod(),
                request.getUriInfo().getPath(),
                traceId(request.getHeaderString("traceparent")),
                language(request),
                reason == null
                        ? null
                        : reason.substring(0, Math.min(reason.length(), LONGEST_REASON)),
                request.getHeaderString("Idempotency-Key"));
    }

    private static String traceId(@Nullable String traceparent) {
        if (traceparent != null) {
            var parts = TRACEPARENT.matcher(traceparent);
            if (parts.matches()) {
                return parts.group(1);
            }
        }
        return Ids.next().toString();
    }

    private static String language(ContainerRequestContext request) {
        String wanted = request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE);
        try {
            if (wanted != null
                    && "ja"
                            .equals(
                                    Locale.lookupTag(
                                            Locale.LanguageRange.parse(wanted),
                                            java.util.List.of("en", "ja")))) {
                return "ja";
            }
        } catch (IllegalArgumentException malformed) {
            return "en";
        }
        return "en";
    }
}

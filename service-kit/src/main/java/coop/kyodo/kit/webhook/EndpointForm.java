package coop.kyodo.kit.webhook;

import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The form of a webhook that a caller asks for.
@ApplicationScoped
class EndpointForm {

    private static final Pattern TYPE = Pattern.compile("[a-z0-9.-]{1,200}");
    private static final int LAST_PORT = 65_535;

    /// A host whose last label is a number is an address to some readers and a name to others
    /// (WHATWG URL, "ends in a number"): octal, hexadecimal and shortened writings.
    private static final Pattern ENDS_IN_A_NUMBER =
            Pattern.compile("(?:.*\\.)?(?:[0-9]+|0[xX][0-9a-fA-F]*)\\.?");

    private static final Pattern PLAIN_ADDRESS =
            Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})");

    private static final Pattern THIS_MACHINE =
            Pattern.compile("(?:.*\\.)?localhost\\.?", Pattern.CASE_INSENSITIVE);

    /// A webhook to create.
    public record Creation(
            @Nullable UUID id,
            @NotNull @Size(min = 1, max = 2000) String url,
            @Nullable @Size(max = 100) List<@NotBlank @Size(max = 200) String> eventTypes,
            @Nullable @Size(max = 500) String description) {}

    /// A webhook as it is to be from now on.
    public record Change(
            @NotNull @Size(min = 1, max = 2000) String url,
            @Nullable @Size(max = 100) List<@NotBlank @Size(max = 200) String> eventTypes,
            @Nullable @Size(max = 500) String description,
            @NotNull Boolean active) {}

    private final WebhookConfig config;

    EndpointForm(WebhookConfig config) {
        this.config = config;
    }

    /// The event types, each of which this service publishes.
    static List<String> types(@Nullable List<String> asked) {
        List<String> types = asked == null ? List.of() : asked.stream().distinct().toList();
        for (int i = 0; i < types.size(); i++) {
            if (!isPublished(types.get(i))) {
                throw Problems.malformed(
                        "event-type-unknown",
                        FormFault.of("/eventTypes/" + i, "said.no-such-event-type"));
            }
        }
        return types;
    }

    private static boolean isPublished(String type) {
        return TYPE.matcher(type).matches()
                && Thread.currentThread()
                                .getContextClassLoader()
                                .getResource("events/" + type + ".schema.json")
                        != null;
    }

    /// The address as text, when it can be sent to. Names are looked up with each delivery and not
    /// here; an address given as a number is judged at once.
    String url(String text) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            throw malformed("said.no-url");
        }
        boolean https = "https".equals(url.getScheme());
        if (!https && (config.httpsOnly() || !"http".equals(url.getScheme()))) {
            throw malformed("said.url-not-https");
        }
        if (url.getHost() == null
                || url.getUserInfo() != null
                || url.getFragment() != null
                || url.getPort() == 0
                || url.getPort() > LAST_PORT) {
            throw malformed("said.url-host");
        }
        if (isOddNumber(url.getHost()) || url.getHost().contains("%")) {
            throw malformed("said.url-address");
        }
        if (isForbidden(url.getHost())) {
            throw Problems.unprocessable(
                    "webhook-address-forbidden", FormFault.of("/url", "said.address-not-public"));
        }
        return url.toASCIIString();
    }

    private boolean isForbidden(String host) {
        try {
            InetAddress literal = InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", ""));
            return !Addresses.mayBeSentTo(literal, AddressRange.all(config.allowedRanges()));
        } catch (IllegalArgumentException name) {
            return THIS_MACHINE.matcher(host).matches();
        }
    }

    /// Whether the host is written like an address, but otherwise than in four decimal numbers.
    private static boolean isOddNumber(String host) {
        return ENDS_IN_A_NUMBER.matcher(host).matches() && !PLAIN_ADDRESS.matcher(host).matches();
    }

    private static RuntimeException malformed(String text) {
        return Problems.malformed("webhook-url-malformed", FormFault.of("/url", text));
    }
}

package coop.kyodo.kit.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Signs messages as Standard Webhooks says: `v1,` and the base64 of an HMAC-SHA256 over the
/// message's id, the time in seconds and the body, joined by points.
final class Signatures {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;

    private Signatures() {}

    /// A new secret of 256 bits, as text with the prefix `whsec_`.
    static String newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return "whsec_" + Base64.getEncoder().encodeToString(secret);
    }

    /// The headers of a message; with several secrets, a signature by each of them.
    static Map<String, String> headers(
            List<String> secrets, String messageId, Instant at, String body) {
        long timestamp = at.getEpochSecond();
        return Map.of(
                "webhook-id",
                messageId,
                "webhook-timestamp",
                Long.toString(timestamp),
                "webhook-signature",
                secrets.stream()
                        .map(secret -> signature(secret, messageId, timestamp, body))
                        .collect(Collectors.joining(" ")));
    }

    private static String signature(String secret, String messageId, long timestamp, String body) {
        try {
            return new Webhook(secret).sign(messageId, timestamp, body);
        } catch (EmptyWebhookSecretException | WebhookSigningException e) {
            throw new IllegalStateException("a webhook's secret cannot sign", e);
        }
    }
}

package coop.kyodo.kit.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How webhooks are delivered.
@ConfigMapping(prefix = "kyodo.webhooks")
interface WebhookConfig {

    /// How often it is looked whether something is due.
    @WithDefault("PT0.5S")
    Duration pollInterval();

    /// Whether addresses without TLS are refused.
    @WithDefault("true")
    boolean httpsOnly();

    /// Ranges that may be sent to although they are not public, such as `10.1.0.0/16`.
    Optional<List<String>> allowedRanges();

    /// How long an endpoint may take from the first packet to the end of its answer.
    @WithDefault("PT10S")
    Duration timeout();

    /// The pauses before the second, third, ... try; after the last of them a delivery is given up.
    @WithDefault("PT5S,PT5M,PT30M,PT2H,PT5H,PT10H,PT14H,PT20H,PT24H")
    List<Duration> retries();

    /// How long an endpoint may do nothing but fail before its webhook is disabled.
    @WithDefault("P5D")
    Duration disableAfter();

    /// How long the old secret still signs beside the new one.
    @WithDefault("P1D")
    Duration oldSecretValidFor();

    /// How many webhooks are served at the same moment.
    @WithDefault("16")
    int parallel();
}

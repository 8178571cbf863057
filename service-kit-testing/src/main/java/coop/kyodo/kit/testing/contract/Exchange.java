package coop.kyodo.kit.testing.contract;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One request and its answer, as they went over the wire.
///
/// @param path still encoded, without the query
/// @param query decoded, in the order of the request
/// @param requestHeaders names in lower case
/// @param requestBody empty when there was none
public record Exchange(
        String method,
        String path,
        Map<String, List<String>> query,
        Map<String, String> requestHeaders,
        String requestBody,
        int status,
        @Nullable String contentType,
        String responseBody) {}

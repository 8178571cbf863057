package coop.kyodo.local.year;

import com.fasterxml.jackson.databind.JsonNode;

/// What a service answered.
///
/// @param etag empty when there is none
/// @param text the body as it came
record Answer(int status, String etag, String text) {

    JsonNode body() {
        return Json.parse(text);
    }

    /// The code of a problem; empty when there is none.
    String code() {
        return status >= 400 ? body().path("code").asText() : "";
    }
}

package coop.kyodo.kit.store;

import org.jspecify.annotations.Nullable;

/// What a command answers; it is stored under the request's Idempotency-Key and replayed to the
/// same request.
///
/// @param status the HTTP status
/// @param body what becomes the JSON body
/// @param location the path of what was created
/// @param version the version of the answered resource, sent as its ETag
public record Reply(int status, Object body, @Nullable String location, @Nullable Long version) {

    public static Reply created(String location, Object body) {
        return new Reply(201, body, location, null);
    }

    public static Reply ok(Object body) {
        return new Reply(200, body, null, null);
    }

    public static Reply accepted(String location, Object body) {
        return new Reply(202, body, location, null);
    }

    public Reply version(long current) {
        return new Reply(status, body, location, current);
    }
}

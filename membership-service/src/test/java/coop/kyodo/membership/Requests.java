package coop.kyodo.membership;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Arc;
import java.util.Map;

/// Requests as a caller writes them, for use cases that are called without HTTP.
public final class Requests {

    private Requests() {}

    public static <T> T of(Class<T> type, Map<String, ?> fields) {
        return Arc.container().instance(ObjectMapper.class).get().convertValue(fields, type);
    }
}

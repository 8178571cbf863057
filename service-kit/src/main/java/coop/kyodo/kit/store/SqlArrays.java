package coop.kyodo.kit.store;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.argument.Argument;

/// Arrays as parameters of a statement, handed to the driver as they are: JDBI's own way looks up
/// how to bind and converts each element by itself, and the driver then writes all of it as text.
public final class SqlArrays {

    private static final Map<Class<?>, String> TYPES =
            Map.of(
                    UUID.class, "uuid",
                    String.class, "text",
                    Long.class, "int8",
                    Integer.class, "int4",
                    Boolean.class, "bool");

    private SqlArrays() {}

    public static Argument uuids(Collection<UUID> values) {
        return of(UUID.class, values.toArray(UUID[]::new));
    }

    public static Argument texts(Collection<String> values) {
        return of(String.class, values.toArray(String[]::new));
    }

    /// @param elements the class of ids, texts, whole numbers or truth values
    /// @param values an array of this class
    public static Argument of(Class<?> elements, Object[] values) {
        String type = TYPES.get(elements);
        if (type == null) {
            throw new IllegalArgumentException("no array of " + elements);
        }
        return (position, statement, context) ->
                statement.setArray(position, statement.getConnection().createArrayOf(type, values));
    }
}

package coop.kyodo.surplus.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import coop.kyodo.kit.exact.Fraction;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.function.Consumer;

/// The one form of JSON that is stored and hashed: keys sorted, nothing absent written, no
/// whitespace. The same value gives the same bytes on any machine.
public final class Canonical {

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .addModule(new SimpleModule().addDeserializer(Fraction.class, new Fractions()))
                    .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .serializationInclusion(JsonInclude.Include.NON_NULL)
                    .build();

    private static final ObjectWriter ARRAY =
            JSON.writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private Canonical() {}

    private static final class Fractions extends StdScalarDeserializer<Fraction> {

        private static final long serialVersionUID = 1;

        Fractions() {
            super(Fraction.class);
        }

        @Override
        public Fraction deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            return fraction(parser.getText());
        }
    }

    /// Reads a fraction that was written here; it may be longer than what is accepted from outside.
    public static Fraction fraction(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? new Fraction(new BigInteger(text), BigInteger.ONE)
                : new Fraction(
                        new BigInteger(text.substring(0, slash)),
                        new BigInteger(text.substring(slash + 1)));
    }

    public static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written: " + value.getClass(), e);
        }
    }

    /// Writes values as the elements of an array, one after the other; the stream stays open.
    ///
    /// @param values hands each value to the writer it is given
    public static <T> void writeArray(OutputStream out, Consumer<Consumer<T>> values) {
        try (SequenceWriter writer = ARRAY.writeValuesAsArray(out)) {
            values.accept(value -> {
                try {
                    writer.write(value);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @throws IllegalArgumentException when the text is not of this type
    public static <T> T read(String text, Class<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a " + type.getSimpleName(), e);
        }
    }
}

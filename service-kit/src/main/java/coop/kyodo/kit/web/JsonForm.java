package coop.kyodo.kit.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/// How JSON is read and written: ISO dates, nothing absent written, and no guessing: a number is a
/// number and a text is a text, no field is there twice, and none that nobody knows: one that is
/// misspelt and left out may change what is asked for. Events and what is stored are read by
/// readers that let unknown fields be, because a later version may have added them.
@Singleton
class JsonForm implements ObjectMapperCustomizer {

    /// After Quarkus has registered its own modules, whose reading of dates would win otherwise.
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper json) {
        json.setSerializationInclusion(JsonInclude.Include.NON_NULL);
        json.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        json.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
        json.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        json.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        json.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        json.disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE);
        json.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        json.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        json.enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        json.setConfig(
                json.getDeserializationConfig().without(MapperFeature.ALLOW_COERCION_OF_SCALARS));
        json.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        json.coercionConfigFor(LogicalType.DateTime)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
        json.registerModule(
                new SimpleModule("kyodo")
                        .addDeserializer(String.class, new StorableText())
                        .addDeserializer(
                                LocalDate.class,
                                new ExactText<>(
                                        LocalDate.class,
                                        "(?!0000)\\d{4}-\\d{2}-\\d{2}",
                                        LocalDate::parse))
                        .addDeserializer(
                                YearMonth.class,
                                new ExactText<>(
                                        YearMonth.class, "(?!0000)\\d{4}-\\d{2}", YearMonth::parse))
                        .addDeserializer(
                                Instant.class,
                                new ExactText<>(
                                        Instant.class,
                                        "(?!0000)\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?"
                                                + "(Z|[+-]\\d{2}:\\d{2})",
                                        Instant::parse))
                        .addDeserializer(
                                UUID.class,
                                new ExactText<>(
                                        UUID.class,
                                        "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
                                        UUID::fromString))
                        .setDeserializerModifier(new ExactNames()));
    }

    /// Lets the names of enums be read only as they are written: Jackson alone forgives white space
    /// and control characters around them.
    private static final class ExactNames extends BeanDeserializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config,
                JavaType type,
                BeanDescription description,
                JsonDeserializer<?> deserializer) {
            return new ExactName(deserializer);
        }
    }

    private static final class ExactName extends DelegatingDeserializer {

        private static final long serialVersionUID = 1L;

        ExactName(JsonDeserializer<?> names) {
            super(names);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> names) {
            return new ExactName(names);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            if (parser.currentToken() == JsonToken.VALUE_STRING
                    && !parser.getText().equals(parser.getText().trim())) {
                throw InvalidFormatException.from(
                        parser, "no such name", parser.getText(), handledType());
            }
            return super.deserialize(parser, context);
        }
    }

    /// Text that a database can keep: without the NUL character and without halves of characters.
    private static final class StorableText extends StdScalarDeserializer<String> {

        StorableText() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            String text = StringDeserializer.instance.deserialize(parser, context);
            if (text != null && text.codePoints().anyMatch(StorableText::isNoCharacter)) {
                throw InvalidFormatException.from(
                        parser, "text with NUL or half a character", text, String.class);
            }
            return text;
        }

        private static boolean isNoCharacter(int codePoint) {
            return codePoint == 0
                    || (codePoint >= Character.MIN_SURROGATE
                            && codePoint <= Character.MAX_SURROGATE);
        }
    }

    /// A value written in exactly one form: Jackson alone takes an empty text for nothing, and
    /// forgives white space and control characters around it.
    private static final class ExactText<T> extends StdScalarDeserializer<T> {

        private static final long serialVersionUID = 1L;

        private final Pattern form;
        private final transient Function<String, T> reading;

        ExactText(Class<T> type, String form, Function<String, T> reading) {
            super(type);
            this.form = Pattern.compile(form);
            this.reading = reading;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = parser.getText();
            if (parser.currentToken() == JsonToken.VALUE_STRING && form.matcher(text).matches()) {
                try {
                    return reading.apply(text);
                } catch (DateTimeException e) {
                    throw InvalidFormatException.from(parser, "no such value", text, handledType());
                }
            }
            throw InvalidFormatException.from(parser, "not of its form", text, handledType());
        }
    }
}

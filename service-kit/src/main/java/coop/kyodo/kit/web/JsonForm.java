package coop.kyodo.kit.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;

/// How JSON is read and written: ISO dates, nothing absent written, unknown fields ignored, and no
/// guessing: a number is a number and a text is a text.
@Singleton
class JsonForm implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper json) {
        json.setSerializationInclusion(JsonInclude.Include.NON_NULL);
        json.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        json.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
        json.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
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
                        .addDeserializer(LocalDate.class, new CalendarDate()));
    }

    /// Text that a database can keep: without the NUL character.
    private static final class StorableText extends StdScalarDeserializer<String> {

        StorableText() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            String text = StringDeserializer.instance.deserialize(parser, context);
            if (text != null && text.indexOf('\u0000') >= 0) {
                throw InvalidFormatException.from(
                        parser, "text with a NUL character", text, String.class);
            }
            return text;
        }
    }

    /// A date of the years 1 to 9999, written as ISO 8601 text.
    private static final class CalendarDate extends StdScalarDeserializer<LocalDate> {

        private static final int LAST_YEAR = 9999;

        CalendarDate() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                try {
                    LocalDate date = LocalDate.parse(parser.getText());
                    if (date.getYear() >= 1 && date.getYear() <= LAST_YEAR) {
                        return date;
                    }
                } catch (DateTimeException e) {
                    throw InvalidFormatException.from(
                            parser, "no date", parser.getText(), LocalDate.class);
                }
            }
            throw InvalidFormatException.from(parser, "no date", parser.getText(), LocalDate.class);
        }
    }
}

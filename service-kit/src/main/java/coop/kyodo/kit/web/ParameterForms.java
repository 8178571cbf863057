package coop.kyodo.kit.web;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How values are written in queries, and dates and times in paths too; any other text is a 400
/// that names the parameter. An id, a number or a name in a path that is not of its form leads
/// nowhere: that is a 404.
@Provider
public class ParameterForms implements ParamConverterProvider {

    private static final Map<Class<?>, Form<?>> TIMES =
            Map.of(
                    LocalDate.class, new Form<>("form.date", ParameterForms::calendarDate),
                    YearMonth.class, new Form<>("form.month", YearMonth::parse),
                    Instant.class, new Form<>("form.instant", ParameterForms::instant));

    private static final Map<Class<?>, Form<?>> OTHERS =
            Map.of(
                    UUID.class, new Form<>("form.uuid", ParameterForms::id),
                    Long.class, new Form<>("form.whole-number", Long::valueOf),
                    Integer.class, new Form<>("form.whole-number", Integer::valueOf));

    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final int LAST_YEAR = 9999;

    /// @param text the key of the words that say what is expected
    /// @param reading throws a `DateTimeException` or an `IllegalArgumentException` for any other
    ///   text
    private record Form<T>(String text, Function<String, T> reading) {}

    private static LocalDate calendarDate(String text) {
        LocalDate date = LocalDate.parse(text);
        mustBeOfCalendar(date.getYear());
        return date;
    }

    /// One of the years that dates have, which a database keeps too.
    private static Instant instant(String text) {
        Instant instant = Instant.parse(text);
        mustBeOfCalendar(instant.atOffset(ZoneOffset.UTC).getYear());
        return instant;
    }

    private static void mustBeOfCalendar(int year) {
        if (year < 1 || year > LAST_YEAR) {
            throw new DateTimeException("no year of a calendar: " + year);
        }
    }

    private static UUID id(String text) {
        if (!ID.matcher(text).matches()) {
            throw new IllegalArgumentException("no UUID in its usual form");
        }
        return UUID.fromString(text);
    }

    @Override
    public <T> @Nullable ParamConverter<T> getConverter(
            Class<T> type, Type genericType, Annotation[] annotations) {
        String pointer = Pointers.of(annotations);
        Form<?> form = TIMES.get(type);
        if (form == null && isOfQuery(annotations)) {
            if (type.isEnum()) {
                return new Converter<>(type, oneOf(pointer, type), text -> constant(type, text));
            }
            form = OTHERS.get(type);
        }
        return form == null
                ? null
                : new Converter<>(type, FormFault.of(pointer, form.text()), form.reading());
    }

    private static boolean isOfQuery(Annotation[] annotations) {
        return Arrays.stream(annotations).anyMatch(QueryParam.class::isInstance);
    }

    private static FormFault oneOf(String pointer, Class<?> type) {
        return new FormFault(
                pointer, "form.one-of", Map.of("values", Arrays.toString(type.getEnumConstants())));
    }

    private static <T> T constant(Class<T> type, String text) {
        return Arrays.stream(Objects.requireNonNull(type.getEnumConstants()))
                .filter(constant -> ((Enum<?>) constant).name().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such name: " + text));
    }

    private record Converter<T>(Class<T> type, FormFault fault, Function<String, ?> reading)
            implements ParamConverter<T> {

        @Override
        public T fromString(String text) {
            try {
                return type.cast(reading.apply(text));
            } catch (DateTimeException | IllegalArgumentException e) {
                throw new BadRequestException(Problems.malformed("validation-failed", fault));
            }
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}

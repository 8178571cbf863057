package coop.kyodo.kit.web;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How dates and times are written in queries and paths; any other text is a 400 that says so.
@Provider
public class ParameterForms implements ParamConverterProvider {

    private static final Map<Class<?>, Function<String, ?>> FORMS =
            Map.of(
                    LocalDate.class, ParameterForms::calendarDate,
                    YearMonth.class, YearMonth::parse,
                    Instant.class, Instant::parse);

    private static final int LAST_YEAR = 9999;

    private static LocalDate calendarDate(String text) {
        LocalDate date = LocalDate.parse(text);
        if (date.getYear() < 1 || date.getYear() > LAST_YEAR) {
            throw new DateTimeException("no year of a calendar: " + date.getYear());
        }
        return date;
    }

    @Override
    public <T> @Nullable ParamConverter<T> getConverter(
            Class<T> type, Type genericType, Annotation[] annotations) {
        Function<String, ?> form = FORMS.get(type);
        return form == null ? null : new Form<>(type, form);
    }

    private record Form<T>(Class<T> type, Function<String, ?> form) implements ParamConverter<T> {

        @Override
        public T fromString(String text) {
            try {
                return type.cast(form.apply(text));
            } catch (DateTimeException e) {
                throw new BadRequestException(
                        Problems.bad(
                                "validation-failed",
                                "A parameter is not an ISO 8601 " + type.getSimpleName() + "."));
            }
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}

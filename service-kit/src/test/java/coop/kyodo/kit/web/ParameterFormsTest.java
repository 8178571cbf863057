package coop.kyodo.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import java.lang.annotation.Annotation;
import java.lang.reflect.Parameter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterFormsTest {

    enum State {
        OPEN,
        CLOSED
    }

    /// A resource with parameters of every kind.
    interface Resource {

        void ask(
                @QueryParam("state") State state,
                @QueryParam("memberId") UUID memberId,
                @QueryParam("number") Long number,
                @QueryParam("from") YearMonth from,
                @PathParam("period") YearMonth period,
                @PathParam("day") LocalDate day,
                @PathParam("siteId") UUID siteId,
                @PathParam("kind") State kind,
                @PathParam("place") Long place,
                @QueryParam("knownAt") Instant knownAt);
    }

    private static final int STATE = 0;
    private static final int MEMBER = 1;
    private static final int NUMBER = 2;
    private static final int FROM = 3;
    private static final int PERIOD = 4;
    private static final int DAY = 5;
    private static final int KNOWN_AT = 9;

    private final ParameterForms forms = new ParameterForms();

    @Test
    void whatIsOfItsFormIsRead() {
        assertThat(read(STATE, "CLOSED")).isEqualTo(State.CLOSED);
        assertThat(read(MEMBER, "0197A000-0000-7000-8000-0000000000ff"))
                .isEqualTo(UUID.fromString("0197a000-0000-7000-8000-0000000000ff"));
        assertThat(read(NUMBER, "-12")).isEqualTo(-12L);
        assertThat(read(FROM, "2025-04")).isEqualTo(YearMonth.of(2025, 4));
        assertThat(read(DAY, "2024-02-29")).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(read(KNOWN_AT, "9999-12-31T23:59:59Z"))
                .isEqualTo(Instant.parse("9999-12-31T23:59:59Z"));
        assertThat(read(KNOWN_AT, "0001-01-01T00:00:00Z"))
                .isEqualTo(Instant.parse("0001-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        STATE + ", open, query:state, form.one-of",
        STATE + ", '', query:state, form.one-of",
        STATE + ", 'OPEN ', query:state, form.one-of",
        MEMBER + ", zz, query:memberId, form.uuid",
        MEMBER + ", 1-1-1-1-1, query:memberId, form.uuid",
        NUMBER + ", 1.5, query:number, form.whole-number",
        NUMBER + ", 9223372036854775808, query:number, form.whole-number",
        FROM + ", 2024-13, query:from, form.month",
        PERIOD + ", 2024-13, path:period, form.month",
        DAY + ", 2023-02-29, path:day, form.date",
        DAY + ", +999999999-12-31, path:day, form.date",
        KNOWN_AT + ", 2025-04-01, query:knownAt, form.instant",
        KNOWN_AT + ", +10000-01-01T00:00:00Z, query:knownAt, form.instant",
        KNOWN_AT + ", 0000-12-31T23:59:59Z, query:knownAt, form.instant",
        KNOWN_AT + ", -999999999-01-01T00:00:00Z, query:knownAt, form.instant"
    })
    void whatIsNotIsRefusedUnderTheParametersName(
            int parameter, String text, String pointer, String words) {
        FormFault fault = refused(parameter, text);

        assertThat(fault.pointer()).isEqualTo(pointer);
        assertThat(fault.text()).isEqualTo(words);
    }

    @Test
    void theNamesThatThereAreAreTold() {
        assertThat(refused(STATE, "XX").figures()).isEqualTo(Map.of("values", "[OPEN, CLOSED]"));
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 7, 8})
    void whatNamesAPlaceInAPathIsLeftToTheFramework(int parameter) {
        assertThat(converter(parameter)).isNull();
    }

    private FormFault refused(int parameter, String text) {
        BadRequestException refused =
                catchThrowableOfType(BadRequestException.class, () -> read(parameter, text));
        var problem = (ProblemException) Objects.requireNonNull(refused.getCause());
        return Objects.requireNonNull(problem.fault());
    }

    private Object read(int parameter, String text) {
        return Objects.requireNonNull(converter(parameter)).fromString(text);
    }

    private @Nullable ParamConverter<?> converter(int index) {
        Parameter parameter = Resource.class.getDeclaredMethods()[0].getParameters()[index];
        Annotation[] annotations = parameter.getAnnotations();
        assertThat(Arrays.asList(annotations)).isNotEmpty();
        return forms.getConverter(
                parameter.getType(), parameter.getParameterizedType(), annotations);
    }
}

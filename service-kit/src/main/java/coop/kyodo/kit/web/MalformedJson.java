package coop.kyodo.kit.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.IllFormedException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;

/// Where JSON departs from the expected form, and how, in words that name no class of ours.
public final class MalformedJson {

    private static final Map<Class<?>, String> FORMS =
            Map.of(
                    LocalDate.class, "form.date",
                    YearMonth.class, "form.month",
                    Instant.class, "form.instant",
                    UUID.class, "form.uuid",
                    Money.class, "form.amount",
                    String.class, "form.text");

    private MalformedJson() {}

    /// The field at fault; its pointer is empty when the text as a whole is.
    public static FormFault fault(JsonProcessingException malformed) {
        String pointer = malformed instanceof JsonMappingException mapping ? pointer(mapping) : "";
        return switch (malformed) {
            case ValueInstantiationException refused
                    when refused.getType().hasRawClass(Money.class) ->
                    FormFault.of(pointer, "form.currency");
            case ValueInstantiationException refused
                    when refused.getType().hasRawClass(Fraction.class) ->
                    FormFault.of(pointer, "form.fraction");
            case ValueInstantiationException refused
                    when refused.getCause() instanceof IllFormedException illFormed ->
                    new FormFault(pointer, illFormed.text(), illFormed.figures());
            case ValueInstantiationException refused when refused.getCause() != null ->
                    new FormFault(
                            pointer,
                            "form.refused",
                            Map.of("reason", String.valueOf(refused.getCause().getMessage())));
            case InvalidFormatException wrong when wrong.getTargetType().isEnum() ->
                    new FormFault(
                            pointer,
                            "form.one-of",
                            Map.of(
                                    "values",
                                    Arrays.toString(wrong.getTargetType().getEnumConstants())));
            case InvalidFormatException wrong ->
                    FormFault.of(pointer, FORMS.getOrDefault(wrong.getTargetType(), "form.value"));
            case UnrecognizedPropertyException unknown ->
                    FormFault.of(pointer, "form.unknown-field");
            case MismatchedInputException missing
                    when missing.getOriginalMessage().startsWith("Missing required") ->
                    FormFault.of(pointer, "form.required");
            case MismatchedInputException absent
                    when absent.getOriginalMessage().startsWith("Cannot map `null` into type") ->
                    FormFault.of(pointer, "form.required");
            case MismatchedInputException mismatched -> FormFault.of(pointer, "form.json-type");
            case JsonMappingException wrapped
                    when wrapped.getCause() instanceof InputCoercionException ->
                    FormFault.of(pointer, "form.number-range");
            default -> FormFault.of(pointer, "form.body");
        };
    }

    private static String pointer(JsonMappingException mapping) {
        return mapping.getPath().stream()
                .map(step ->
                        step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName())
                .map(step -> "/" + step.replace("~", "~0").replace("/", "~1"))
                .reduce("", String::concat);
    }
}

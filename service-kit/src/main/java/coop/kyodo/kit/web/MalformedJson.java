package coop.kyodo.kit.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Arrays;

/// Where JSON departs from the expected form, and how, in words that name no class of ours.
public final class MalformedJson {

    private MalformedJson() {}

    /// The field at fault; its pointer is empty when the text as a whole is.
    public static Problem.FieldError fault(JsonProcessingException malformed) {
        if (!(malformed instanceof JsonMappingException mapping)) {
            return new Problem.FieldError("", explain(malformed));
        }
        String pointer =
                mapping.getPath().stream()
                        .map(step ->
                                step.getFieldName() == null
                                        ? "" + step.getIndex()
                                        : step.getFieldName())
                        .map(step -> "/" + step.replace("~", "~0").replace("/", "~1"))
                        .reduce("", String::concat);
        return new Problem.FieldError(pointer, explain(malformed));
    }

    private static String explain(JsonProcessingException malformed) {
        return switch (malformed) {
            case ValueInstantiationException refused when refused.getCause() != null ->
                    String.valueOf(refused.getCause().getMessage());
            case InvalidFormatException wrong when wrong.getTargetType().isEnum() ->
                    "One of "
                            + Arrays.toString(wrong.getTargetType().getEnumConstants())
                            + " is expected.";
            case InvalidFormatException wrong ->
                    "This is no "
                            + wrong.getTargetType().getSimpleName()
                            + " in the expected form.";
            case UnrecognizedPropertyException unknown -> "There is no such field.";
            case MismatchedInputException missing
                    when missing.getOriginalMessage().startsWith("Missing required") ->
                    "A required field is missing.";
            case MismatchedInputException mismatched ->
                    "A value of another JSON type is expected here.";
            default -> "The body is not JSON, or not of the expected form.";
        };
    }
}

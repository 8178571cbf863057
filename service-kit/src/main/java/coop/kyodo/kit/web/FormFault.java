package coop.kyodo.kit.web;

import java.util.Map;

/// What is wrong with the form of a field or a parameter, or with a request as things stand, before
/// it is put into a language.
///
/// @param pointer as in [Problem.FieldError]; empty for the body as a whole
/// @param text the key of its words in the files of [Texts]
/// @param figures what the words speak of
public record FormFault(String pointer, String text, Map<String, Object> figures) {

    /// Words that speak of no figures.
    public static FormFault of(String pointer, String text) {
        return new FormFault(pointer, text, Map.of());
    }
}

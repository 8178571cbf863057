package coop.kyodo.membership.person;

import java.text.Normalizer;
import java.util.regex.Pattern;

/// Whether a contact has the form of what it is said to be. Whom it reaches is not known here.
public final class ContactForms {

    /// Something before the only @, and a name with a point in it after it.
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+");

    /// Figures with what sets them apart, a plus before them, and an extension after them.
    private static final Pattern PHONE =
            Pattern.compile("\\+?[0-9()./‐‑‒–—―−ー\\s-]+((内線|ext\\.?|x|#)\\s?[0-9]+)?");

    private static final int LEAST_FIGURES = 6;

    private ContactForms() {}

    /// Full width or half makes no difference.
    public static boolean fits(PersonData.Contact.Kind kind, String value) {
        String plain = Normalizer.normalize(value, Normalizer.Form.NFKC).strip();
        return switch (kind) {
            case EMAIL -> EMAIL.matcher(plain).matches();
            case PHONE -> PHONE.matcher(plain).matches() && figures(plain) >= LEAST_FIGURES;
            case OTHER -> true;
        };
    }

    private static long figures(String phone) {
        return phone.chars().filter(character -> character >= '0' && character <= '9').count();
    }
}

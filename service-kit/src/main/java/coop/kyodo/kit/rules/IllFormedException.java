package coop.kyodo.kit.rules;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Thrown where a value is made of what a caller sent and it is not of its form; the web layer says
/// so in the caller's language.
public final class IllFormedException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String text;
    private final transient Map<String, Object> figures;

    /// @param text the key of the words in the files of messages
    /// @param figures what the words speak of
    public IllFormedException(String text, Map<String, Object> figures) {
        this(text, figures, null);
    }

    /// As above, for what reading it told.
    public IllFormedException(String text, Map<String, Object> figures, @Nullable Throwable cause) {
        super(text, cause);
        this.text = text;
        this.figures = Map.copyOf(figures);
    }

    public String text() {
        return text;
    }

    public Map<String, Object> figures() {
        return figures;
    }
}

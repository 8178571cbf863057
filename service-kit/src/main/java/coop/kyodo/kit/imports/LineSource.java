package coop.kyodo.kit.imports;

import com.fasterxml.jackson.databind.ObjectReader;
import coop.kyodo.kit.web.FormFault;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The lines of a body, one after another. Every line passed is fed to a digest, whether its value
/// is asked for or not.
interface LineSource {

    int LONGEST_LINE = 20_000;

    /// Goes on to the next line that is not blank.
    ///
    /// @return false at the end
    boolean advance() throws IOException;

    /// The present line's number.
    long number();

    /// Why the present line cannot be read at all, if it cannot; its text is the problem's code.
    @Nullable FormFault fault();

    /// The present line as a value.
    ///
    /// @return null when it says `null`
    <T> @Nullable T value(ObjectReader reader) throws IOException;
}

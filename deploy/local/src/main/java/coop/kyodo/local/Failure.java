package coop.kyodo.local;

import org.jspecify.annotations.Nullable;

/// What keeps the stack from running, said in one line to the person at the terminal.
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Failure(String line) {
        super(line);
    }

    public Failure(String line, @Nullable Throwable cause) {
        super(line, cause);
    }

    /// Any other fault as one line: its first, which is where the servers say what went wrong
    /// before they quote their log.
    static Failure of(Throwable fault, String where) {
        if (fault instanceof Failure failure) {
            return failure;
        }
        String message = fault.getMessage() == null ? fault.toString() : fault.getMessage();
        String line = message.lines().findFirst().orElse(message);
        return new Failure(
                (line.endsWith(":") ? line.substring(0, line.length() - 1) : line)
                        + "; see "
                        + where,
                fault);
    }
}

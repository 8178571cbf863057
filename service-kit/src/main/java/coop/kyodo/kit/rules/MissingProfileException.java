package coop.kyodo.kit.rules;

/// A co-op is under a profile that another service knows and this one has no file for.
public final class MissingProfileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String profile;

    public MissingProfileException(String profile) {
        super("no profile " + profile);
        this.profile = profile;
    }

    public String profile() {
        return profile;
    }
}

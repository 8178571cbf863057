package coop.kyodo.surplus.policy;

import coop.kyodo.kit.web.Part;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where the policy that something is computed by stands in the request. What is at fault in a
/// policy is said of its `/steps` and `/losses`, as of the policy alone.
///
/// @param pointer to the policy, or to the field that chose it; empty where nothing did
/// @param isSent whether the policy itself is there, with its steps
public record PolicyPlace(String pointer, boolean isSent) {

    /// A policy that came with the request.
    public static PolicyPlace sent(String pointer) {
        return new PolicyPlace(pointer, true);
    }

    /// A policy of the co-op's records: the version of the request's field `policyVersion`, or the
    /// newest one when it is left out.
    public static PolicyPlace recorded(@Nullable Integer version) {
        return new PolicyPlace(version == null ? "" : "/policyVersion", false);
    }

    /// What is computed by the policy; faults and refusals of it point to where it stands.
    public <T> T answer(Supplier<T> computed) {
        return Part.answer(this::of, computed);
    }

    /// The pointer into the request: of the policy's fields, and of anything else as it is.
    String of(String fault) {
        if (!fault.startsWith("/steps") && !fault.startsWith("/losses")) {
            return fault;
        }
        return isSent ? pointer + fault : pointer;
    }
}

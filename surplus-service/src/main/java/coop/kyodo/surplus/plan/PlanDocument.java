package coop.kyodo.surplus.plan;

import coop.kyodo.kit.store.Hashes;
import coop.kyodo.surplus.profile.Canonical;
import coop.kyodo.surplus.waterfall.MemberMeasures;
import coop.kyodo.surplus.waterfall.Outcome;
import coop.kyodo.surplus.waterfall.Share;
import coop.kyodo.surplus.waterfall.Snapshot;
import coop.kyodo.surplus.waterfall.StatutoryTable;
import coop.kyodo.surplus.waterfall.Waterfall;
import coop.kyodo.surplus.waterfall.WaterfallRules;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/// What a plan's hash is taken of: what it was made from, the members' measures, the version of the
/// program, and what follows from them. `inputs` and `result` are canonical JSON; members and
/// shares are read row by row, as often as they are asked for, because there may be a million.
public record PlanDocument(
        String inputs,
        Rows<MemberMeasures> members,
        String program,
        String result,
        Rows<Share> shares) {

    /// The version of the computation; a change that gives other figures is a new one.
    static final String PROGRAM = "surplus-rules/9";

    /// Rows in their order.
    interface Rows<T> {
        void forEach(Consumer<? super T> each);
    }

    /// What follows from a plan's terms, apart from the members' shares.
    public record Result(StatutoryTable table, Waterfall waterfall) {}

    /// Computes the plan.
    ///
    /// @throws coop.kyodo.kit.rules.RefusedException when a rule refuses what is wished
    static PlanDocument of(PlanInputs inputs, List<MemberMeasures> members) {
        Outcome outcome = WaterfallRules.compute(inputs.terms(members)).orRefuse();
        return new PlanDocument(
                Canonical.write(inputs),
                members::forEach,
                PROGRAM,
                Canonical.write(new Result(outcome.table(), outcome.waterfall())),
                outcome.shares()::forEach);
    }

    /// The same plan computed again from what it was made from.
    PlanDocument replayed() {
        Snapshot snapshot = new Snapshot();
        members.forEach(snapshot::add);
        return of(Canonical.read(inputs, PlanInputs.class), snapshot);
    }

    Result readResult() {
        return Canonical.read(result, Result.class);
    }

    /// Writes canonical JSON in UTF-8.
    void writeTo(OutputStream out) {
        try {
            write(out, "{\"inputs\":" + inputs + ",\"members\":");
            Canonical.<MemberMeasures>writeArray(out, members::forEach);
            write(out, ",\"program\":" + Canonical.write(program));
            write(out, ",\"result\":" + result + ",\"shares\":");
            Canonical.<Share>writeArray(out, shares::forEach);
            write(out, "}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The SHA-256 of the text in UTF-8, as lower-case hexadecimal.
    String hash() {
        MessageDigest digest = Hashes.newSha256();
        writeTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        return HexFormat.of().formatHex(digest.digest());
    }
}

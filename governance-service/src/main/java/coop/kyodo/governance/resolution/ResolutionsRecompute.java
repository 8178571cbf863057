package coop.kyodo.governance.resolution;

import coop.kyodo.governance.assembly.Assemblies;
import coop.kyodo.governance.assembly.Assembly;
import coop.kyodo.governance.assembly.Attendances;
import coop.kyodo.governance.assembly.ItemKind;
import coop.kyodo.governance.assembly.Rolls;
import coop.kyodo.governance.assembly.Session;
import coop.kyodo.governance.cooperative.Cooperatives;
import coop.kyodo.kit.audit.Check;
import coop.kyodo.kit.audit.Finding;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Every resolution follows again from the votes, the attendances of its moment and the roll.
@ApplicationScoped
class ResolutionsRecompute implements Check {

    private static final UUID NOBODY = new UUID(0, 0);

    private final Assemblies assemblies;
    private final Cooperatives cooperatives;
    private final Rolls rolls;
    private final Attendances attendances;
    private final Votes votes;
    private final Resolutions resolutions;

    ResolutionsRecompute(
            Assemblies assemblies,
            Cooperatives cooperatives,
            Rolls rolls,
            Attendances attendances,
            Votes votes,
            Resolutions resolutions) {
        this.assemblies = assemblies;
        this.cooperatives = cooperatives;
        this.rolls = rolls;
        this.attendances = attendances;
        this.votes = votes;
        this.resolutions = resolutions;
    }

    @Override
    public String name() {
        return "resolutions-recompute";
    }

    @Override
    public Finding run(Tx tx) {
        List<Resolution> all = resolutions.all(tx);
        List<String> faults = new ArrayList<>();
        for (Resolution resolution : all) {
            Assembly assembly = assemblies.get(tx, resolution.assemblyId());
            var session =
                    new Session(
                            assembly.id(),
                            assembly.chairMemberId() == null ? NOBODY : assembly.chairMemberId(),
                            resolution.decidedOn(),
                            cooperatives.version(tx, assembly.articlesVersion()));
            Resolution.Figures figures = resolution.figures();
            Bases bases =
                    Bases.of(
                            rolls.get(tx, assembly.id()).members(),
                            attendances.presentAmong(tx, assembly.id(), figures.present().total()),
                            session.cooperative().articles().meeting().chairCountsAsPresent());
            Tally tally = votes.tally(tx, resolution.itemId());
            boolean sameFigures =
                    bases.present().equals(figures.present())
                            && bases.onRoll() == figures.onRoll()
                            && bases.voteBase() == figures.voteBase()
                            && tally.equals(
                                    new Tally(figures.yes(), figures.no(), figures.abstain()));
            boolean sameOutcome =
                    CountVotes.outcome(
                                            resolution.kind() == Resolution.Kind.SPECIAL
                                                    ? ItemKind.SPECIAL_RESOLUTION
                                                    : ItemKind.ORDINARY_RESOLUTION,
                                            bases,
                                            tally,
                                            figures.chairCastingVote(),
                                            session)
                                    instanceof Outcome.Decided decided
                            && decided.adopted() == resolution.adopted();
            if (!sameFigures || !sameOutcome || tally.cast() > bases.voteBase()) {
                faults.add("resolution " + resolution.id() + " does not follow from its votes");
            }
        }
        return Finding.of(Map.of("resolutions", all.size()), faults);
    }
}

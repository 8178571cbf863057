package coop.kyodo.surplus.measure;

import coop.kyodo.kit.imports.ImportKind;
import coop.kyodo.kit.imports.Line;
import coop.kyodo.kit.imports.LineProblem;
import coop.kyodo.kit.store.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Takes the values of one import, each for somebody who is known here, and for nobody twice.
final class TakeMeasures implements ImportKind<MeasureLine> {

    static final String NAME = "measures";

    private final UUID importId;

    TakeMeasures(UUID importId) {
        this.importId = importId;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<MeasureLine> type() {
        return MeasureLine.class;
    }

    @Override
    public List<LineProblem> take(Tx tx, List<Line<MeasureLine>> lines) {
        List<UUID> people = lines.stream().map(line -> line.value().memberId()).toList();
        Set<UUID> known = MeasureImports.known(tx, people);
        Set<UUID> taken = MeasureImports.taken(tx, importId, people);
        List<LineProblem> problems = new ArrayList<>();
        List<Line<MeasureLine>> good = new ArrayList<>(lines.size());
        for (Line<MeasureLine> line : lines) {
            UUID person = line.value().memberId();
            if (!known.contains(person)) {
                problems.add(
                        line.problem(
                                "member-not-found", "/memberId", "Nobody is known by this id."));
            } else if (!taken.add(person)) {
                problems.add(
                        line.problem("member-twice", "/memberId", "An earlier line has this id."));
            } else {
                good.add(line);
            }
        }
        if (!good.isEmpty()) {
            MeasureImports.add(tx, importId, good);
        }
        return problems;
    }
}

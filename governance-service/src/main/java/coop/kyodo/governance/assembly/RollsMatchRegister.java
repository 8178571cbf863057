package coop.kyodo.governance.assembly;

import coop.kyodo.governance.cooperative.Members;
import coop.kyodo.governance.cooperative.Members.Member;
import coop.kyodo.kit.audit.Check;
import coop.kyodo.kit.audit.Finding;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Every roll is who was a member on its record date, as far as the events tell now, and its hash
/// is of its entries. Members who were admitted or left with effect before the record date, but
/// were recorded after the roll was fixed, show up here: the roll does not change, the law's
/// question of whether it should have is for people.
@ApplicationScoped
class RollsMatchRegister implements Check {

    private final Rolls rolls;
    private final Members members;

    RollsMatchRegister(Rolls rolls, Members members) {
        this.rolls = rolls;
        this.members = members;
    }

    @Override
    public String name() {
        return "rolls-match-register";
    }

    @Override
    public Finding run(Tx tx) {
        List<Rolls.Roll> all = rolls.all(tx);
        List<String> faults = new ArrayList<>();
        for (Rolls.Roll roll : all) {
            List<UUID> entries = rolls.memberIds(tx, roll.assemblyId());
            if (!Members.hash(entries).equals(roll.membersHash())
                    || entries.size() != roll.members()) {
                faults.add("roll of " + roll.assemblyId() + ": the hash is not of its entries");
            }
            List<UUID> known =
                    members.asOf(tx, roll.recordDate()).stream().map(Member::memberId).toList();
            if (!Members.hash(known).equals(roll.membersHash())) {
                faults.add(
                        "roll of %s: %d entries, %d members known on %s"
                                .formatted(
                                        roll.assemblyId(),
                                        entries.size(),
                                        known.size(),
                                        roll.recordDate()));
            }
        }
        return Finding.of(Map.of("rolls", all.size()), faults);
    }
}

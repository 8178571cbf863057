package coop.kyodo.governance.assembly;

import coop.kyodo.governance.cooperative.Members;
import coop.kyodo.governance.cooperative.Members.Member;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Fixes who may vote: the members as of the record date.
@ApplicationScoped
class FixRoll {

    /// @param expectedMembersHash the register's hash, to be sure that everybody is known here
    record Request(@Nullable @Pattern(regexp = "[0-9a-f]{64}") String expectedMembersHash) {}

    private final Assemblies assemblies;
    private final Members members;
    private final Rolls rolls;

    FixRoll(Assemblies assemblies, Members members, Rolls rolls) {
        this.assemblies = assemblies;
        this.members = members;
        this.rolls = rolls;
    }

    Rolls.Roll fix(Tx tx, UUID assemblyId, Request request) {
        Assembly assembly = assemblies.lock(tx, assemblyId);
        if (assembly.rollFixed()) {
            throw Problems.conflict("roll-fixed", FormFault.of("", "said.roll-fixed"));
        }
        List<Member> voters = members.asOf(tx, assembly.recordDate());
        String hash = Members.hash(voters.stream().map(Member::memberId).toList());
        String expected = request.expectedMembersHash();
        if (expected != null && !expected.equals(hash)) {
            throw Problems.conflict(
                    "roll-differs",
                    new FormFault(
                            "",
                            "said.roll-differs",
                            Map.of("members", voters.size(), "hash", hash, "expected", expected)));
        }
        if (voters.isEmpty()) {
            throw Problems.conflict("nobody-on-roll", FormFault.of("", "said.nobody-on-roll"));
        }
        var roll = new Rolls.Roll(assemblyId, assembly.recordDate(), voters.size(), hash, tx.now());
        rolls.fix(tx, roll, voters);
        tx.audit(
                "roll-fixed",
                assemblyId.toString(),
                Map.of("members", roll.members(), "membersHash", hash));
        return roll;
    }
}

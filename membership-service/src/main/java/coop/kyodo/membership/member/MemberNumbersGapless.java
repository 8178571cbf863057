package coop.kyodo.membership.member;

import coop.kyodo.kit.audit.Check;
import coop.kyodo.kit.audit.Finding;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/// Member numbers run from 1 without a gap, and none is given twice.
@ApplicationScoped
class MemberNumbersGapless implements Check {

    @Override
    public String name() {
        return "member-numbers-gapless";
    }

    @Override
    public Finding run(Tx tx) {
        List<Long> numbers =
                tx.sql()
                        .createQuery(
                                """
                                select member_number from member
                                where tenant_id = :tenant and member_number is not null
                                order by member_number\
                                """)
                        .bind("tenant", tx.tenant())
                        .mapTo(Long.class)
                        .list();
        long highest = numbers.isEmpty() ? 0 : numbers.getLast();
        long different = numbers.stream().distinct().count();
        return Finding.of(
                Map.of("numbers", numbers.size(), "highest", highest),
                highest == numbers.size() && different == highest
                        ? List.of()
                        : List.of(
                                "%d numbers are given, %d different ones, the highest is %d"
                                        .formatted(numbers.size(), different, highest)));
    }
}

package coop.kyodo.membership.person;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// Finds records that may be the same person: the name or its reading is the same in some version
/// of both, so is the address or the date of birth, and no two dates of birth speak against it.
/// What is the same though it is written in another way, V1_740 says.
final class Duplicates {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /// What two records have in common.
    enum Match {
        NAME,
        KANA,
        BIRTH_DATE,
        ADDRESS
    }

    /// Two records.
    record Pair(UUID personId, UUID otherPersonId, List<Match> matches) {}

    private Duplicates() {}

    static Page<Pair> page(Tx tx, PageQuery page) {
        return Page.of(
                tx.sql()
                        .createQuery(
                                """
                                select a.person_id, b.person_id as other,
                                  coalesce(bool_or(a.name_key = b.name_key), false) as name,
                                  coalesce(bool_or(a.kana_key = b.kana_key), false) as kana,
                                  coalesce(bool_or(a.birth_date = b.birth_date), false) as birth_date,
                                  coalesce(bool_or(a.address_key = b.address_key), false) as address
                                from person_version a join person_version b
                                  on b.tenant_id = a.tenant_id and b.person_id > a.person_id
                                  and (b.name_key = a.name_key or b.kana_key = a.kana_key)
                                where a.tenant_id = :tenant and a.person_id >= :person
                                  and (a.person_id, b.person_id) > (:person, :other)
                                  and not exists (select from person_merge m where m.tenant_id = :tenant
                                    and m.person_id in (a.person_id, b.person_id))
                                group by a.person_id, b.person_id
                                having coalesce(bool_or(a.birth_date = b.birth_date), true)
                                  and (bool_or(a.birth_date = b.birth_date)
                                    or bool_or(a.address_key = b.address_key))
                                order by a.person_id, b.person_id limit :limit\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("person", page.after().map(after -> after.id(0)).orElse(BEFORE_ALL))
                        .bind("other", page.after().map(after -> after.id(1)).orElse(BEFORE_ALL))
                        .bind("limit", page.limit() + 1)
                        .map((row, context) -> {
                            List<Match> matches = new ArrayList<>();
                            for (Match match : Match.values()) {
                                if (row.getBoolean(match.name().toLowerCase(Locale.ROOT))) {
                                    matches.add(match);
                                }
                            }
                            return new Pair(
                                    row.getObject("person_id", UUID.class),
                                    row.getObject("other", UUID.class),
                                    matches);
                        })
                        .list(),
                page.limit(),
                last -> Cursor.of(last.personId(), last.otherPersonId()));
    }
}

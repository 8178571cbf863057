package coop.kyodo.membership.person;

import coop.kyodo.kit.store.SqlArrays;
import coop.kyodo.kit.store.Tx;
import java.util.List;

/// A name and an address as they are compared when records of one person are looked for: without
/// what is written in more than one way and means the same. The database says what that is, which
/// keeps it beside what is stored.
public record Written(String name, String address) {

    /// Of these, in their order.
    ///
    /// @param addresses as many as there are names
    public static List<Written> all(Tx tx, List<String> names, List<String> addresses) {
        return tx.sql()
                .createQuery(
                        """
                        select kyodo_name_key(name) as name, kyodo_address_key(address) as address
                        from unnest(:names, :addresses) with ordinality as said (name, address, place)
                        order by place\
                        """)
                .bind("names", SqlArrays.texts(names))
                .bind("addresses", SqlArrays.texts(addresses))
                .map((row, context) -> new Written(row.getString("name"), row.getString("address")))
                .list();
    }
}

package coop.kyodo.kit.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import coop.kyodo.kit.privacy.PersonalData;
import coop.kyodo.kit.store.Tx;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Where payees want their money. These are personal data, kept here and nowhere else; batches
/// refer to a version. They are erased with [PersonalData], after which nothing is paid and no file
/// is written with them.
public final class PayeeAccounts {

    private static final ObjectMapper STORED = new ObjectMapper();

    private PayeeAccounts() {}

    /// Adds a version, which later batches use.
    ///
    /// @return its number, from 1
    /// @throws coop.kyodo.kit.web.ProblemException 409 when the payee's data was erased
    public static int put(Tx tx, UUID payee, BankAccount account) {
        PersonalData.mustNotBeErased(tx, payee);
        return tx.sql()
                .createQuery(
                        """
                        insert into payee_account (tenant_id, payee_id, version, details, recorded_at)
                        select :tenant, :payee, coalesce(max(version), 0) + 1,
                          cast(:details as jsonb), :now
                        from payee_account where tenant_id = :tenant and payee_id = :payee
                        returning version\
                        """)
                .bind("tenant", tx.tenant())
                .bind("payee", payee)
                .bind("details", write(account))
                .bind("now", tx.now())
                .mapTo(Integer.class)
                .one();
    }

    /// The latest version, unless there is none or it was erased.
    public static Optional<BankAccount> find(Tx tx, UUID payee) {
        return tx.sql()
                .createQuery(
                        """
                        select details from payee_account
                        where tenant_id = :tenant and payee_id = :payee and details is not null
                        order by version desc limit 1\
                        """)
                .bind("tenant", tx.tenant())
                .bind("payee", payee)
                .mapTo(String.class)
                .findOne()
                .map(PayeeAccounts::read);
    }

    /// Those of the payees who can be paid.
    public static Set<UUID> known(Tx tx, Collection<UUID> payees) {
        return new HashSet<>(
                tx.sql()
                        .createQuery(
                                """
                                select distinct payee_id from payee_account
                                where tenant_id = :tenant and payee_id = any(:payees)
                                  and details is not null\
                                """)
                        .bind("tenant", tx.tenant())
                        .bindArray("payees", UUID.class, payees.toArray())
                        .mapTo(UUID.class)
                        .list());
    }

    static BankAccount read(String details) {
        try {
            return STORED.readValue(details, BankAccount.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored account cannot be read", e);
        }
    }

    static String write(BankAccount account) {
        try {
            return STORED.writeValueAsString(account);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an account cannot be written", e);
        }
    }
}

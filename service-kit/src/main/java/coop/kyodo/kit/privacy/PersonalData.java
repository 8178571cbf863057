package coop.kyodo.kit.privacy;

import coop.kyodo.kit.store.SqlArrays;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import java.util.Collection;
import java.util.UUID;

/// What every service's own tables keep of persons beyond ids, dates and figures: bank accounts,
/// what was said of payments, reasons in the audit log, answers to repeated requests.
public final class PersonalData {

    /// How much of what was erased.
    ///
    /// @param accounts bank accounts
    /// @param remarks words about payments
    /// @param reasons reasons of audit entries
    /// @param answers answers kept for repeated requests
    public record Counts(int accounts, int remarks, int reasons, int answers) {}

    private PersonalData() {}

    /// Erases what is kept under these ids; no bank account is taken for them again. What was
    /// erased before is not counted again.
    ///
    /// @param subjects of audit entries that are about the person and do not name an id
    public static Counts erase(Tx tx, Collection<UUID> ids, Collection<String> subjects) {
        return tx.sql()
                .createQuery("select * from kyodo_erase_kept(:tenant, :ids, :subjects, :now)")
                .bind("tenant", tx.tenant())
                .bind("ids", SqlArrays.uuids(ids))
                .bind("subjects", SqlArrays.texts(subjects))
                .bind("now", tx.now())
                .map((row, context) ->
                        new Counts(
                                row.getInt("accounts"),
                                row.getInt("remarks"),
                                row.getInt("reasons"),
                                row.getInt("answers")))
                .one();
    }

    /// Lets nothing be taken for somebody who is erased, even while the erasure goes on.
    ///
    /// @throws coop.kyodo.kit.web.ProblemException 409 when the id is one of an erased person's
    public static void mustNotBeErased(Tx tx, UUID id) {
        boolean erased =
                tx.sql()
                        .createQuery("select kyodo_is_erased(:tenant, :id)")
                        .bind("tenant", tx.tenant())
                        .bind("id", id)
                        .mapTo(Boolean.class)
                        .one();
        if (erased) {
            throw Problems.conflict("person-erased", FormFault.of("", "said.data-erased"));
        }
    }
}

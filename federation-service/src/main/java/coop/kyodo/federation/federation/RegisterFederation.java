package coop.kyodo.federation.federation;

import coop.kyodo.kit.rules.Rulebook;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.MonthDay;
import java.util.Currency;

/// Opens a federation: a new tenant.
@ApplicationScoped
class RegisterFederation {

    private final Work work;

    RegisterFederation(Work work) {
        this.work = work;
    }

    Response register(NewFederation wish) {
        return work.commandForNew(wish, tx -> register(tx, wish));
    }

    private static Reply register(Tx tx, NewFederation wish) {
        Rulebook rules =
                Rulebook.find(wish.profile())
                        .orElseThrow(() ->
                                Problems.malformed(
                                        "profile-unknown",
                                        FormFault.of("/profile", "said.no-such-profile")));
        checkFiscalYearEnd(wish.fiscalYearEnd());
        checkCurrency(wish.currency());
        int noticeDays =
                FederationRules.withdrawalNotice(wish.withdrawalNoticeDays(), rules).orRefuse();
        var federation =
                new Federation(
                        Ids.orNext(wish.id()),
                        wish.name(),
                        wish.profile(),
                        wish.kind().name(),
                        wish.fiscalYearEnd(),
                        wish.currency(),
                        noticeDays,
                        tx.now());
        tx.enter(federation.id());
        if (!Federations.add(tx, federation)) {
            throw Problems.conflict(
                    "federation-exists", FormFault.of("", "said.id-of-a-federation"));
        }
        tx.audit("federation-registered", federation.id().toString(), federation);
        return Reply.created("/v1/federations/" + federation.id(), federation);
    }

    private static void checkFiscalYearEnd(String text) {
        try {
            MonthDay.parse("--" + text);
        } catch (DateTimeException e) {
            throw Problems.malformed(
                    "fiscal-year-end-unknown", FormFault.of("/fiscalYearEnd", "said.no-such-day"));
        }
    }

    private static void checkCurrency(String code) {
        boolean known =
                Currency.getAvailableCurrencies().stream()
                        .anyMatch(currency -> currency.getCurrencyCode().equals(code));
        if (!known) {
            throw Problems.malformed(
                    "currency-unknown", FormFault.of("/currency", "said.currency-unknown"));
        }
    }
}

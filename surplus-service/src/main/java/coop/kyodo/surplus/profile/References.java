package coop.kyodo.surplus.profile;

import coop.kyodo.kit.rules.Rule;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a profile's guards refer to: rules of its file, with the bounds that they are asked for.
final class References {

    private final Profile profile;
    private final Profile.Guards guards;

    private References(Profile profile) {
        this.profile = profile;
        this.guards = profile.guards();
    }

    /// @throws IllegalStateException naming the rule or the bound that is not there
    static void mustHold(Profile profile) {
        References references = new References(profile);
        references.checkGuards();
        references.checkMembersParts();
        references.checkFunds();
        references.checkAccounts();
        references.checkDocuments();
        references.guards.policy().forEach(profile::ruleOf);
    }

    private void checkGuards() {
        Stream.of(guards.order(), guards.work(), guards.eligible(), guards.rounding())
                .forEach(profile::rule);
        Stream.of(
                        guards.distributionForbiddenBy(),
                        guards.fundsForMembersForbiddenBy(),
                        guards.unpaidCapital(),
                        guards.unitsForbiddenBy(),
                        guards.cashForbiddenBy(),
                        guards.interest(),
                        guards.approval(),
                        guards.obligation())
                .forEach(this::check);
        check(guards.cash(), "cash");
        check(guards.payBy(), "months");
        profile.withholdingRate(LocalDate.MIN);
        profile.withholdingRate(LocalDate.MAX);
    }

    private void checkMembersParts() {
        Profile.Measures measures = guards.measures();
        if (measures != null) {
            check(measures.rule());
            if (measures.main() != null) {
                check(measures.main().rule(), "main");
            }
        }
        if (guards.cap() != null) {
            check(guards.cap().rule(), "cap");
        }
        if (guards.workPart() != null) {
            check(guards.workPart().rule(), "share", "months", "seniority", "coefficient");
        }
        check(guards.membersPart(), "share");
    }

    private void checkFunds() {
        for (Profile.Minimum least : guards.allMinimums()) {
            check(least.rule(), "share");
            if (least.ceilingOf() != null) {
                check(least.rule(), "target");
            }
        }
        if (guards.fundOrUnits() != null) {
            check(guards.fundOrUnits().rule(), "share", "target");
        }
        if (guards.indivisible() != null) {
            check(guards.indivisible().rule());
        }
        if (guards.dissolution() != null) {
            check(guards.dissolution().rule());
        }
        profile.funds().forEach(profile::ruleOf);
    }

    private void checkAccounts() {
        Profile.Losses losses = guards.losses();
        if (losses != null) {
            check(losses.rule());
            check(losses.reserveRule());
            check(losses.reserveLimit());
            check(losses.memberRule());
            check(losses.settlement(), "payYears", "setOffYears");
        }
        if (guards.nonMemberLoss() != null) {
            check(guards.nonMemberLoss().rule());
        }
        CapitalAccounts accounts = guards.capitalAccounts();
        if (accounts != null) {
            check(accounts.rule());
            check(accounts.losses().rule());
            check(accounts.interest(), "cap", "ofResult");
            Rule redemption = profile.rule(accounts.redemption());
            List.of("leaverYears", "leaverMargin").forEach(redemption::bound);
        }
    }

    private void checkDocuments() {
        if (guards.tables() != null) {
            check(guards.tables().disposition());
            check(guards.tables().loss());
        }
        for (YearDocument document : profile.documents()) {
            check(document.rule());
            for (YearDocument.Stage stage : document.stages()) {
                check(stage.rule());
                check(stage.opinion());
            }
        }
    }

    private void check(@Nullable String id, String... bounds) {
        if (id != null) {
            Rule rule = profile.rule(id);
            List.of(bounds).forEach(rule::bound);
        }
    }
}

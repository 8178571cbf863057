package coop.kyodo.benchmark;

import coop.kyodo.local.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Payments of capital over HTTP, several co-ops at a time, beside the same statements through
/// plain JDBC: what the service's own work costs.
final class CapitalPostings implements Benchmark {

    private static final int COOPERATIVES = 8;
    private static final int MEMBERS = 8;
    private static final int UNITS = 1_000;
    private static final long UNIT_AMOUNT = 50_000;
    private static final double SHARE_OF_JDBC = 0.4;

    /// A member who still owes capital.
    record Payer(UUID cooperative, UUID member) {}

    @Override
    public String name() {
        return "capital";
    }

    @Override
    public String title() {
        return "Postings of capital: " + COOPERATIVES + " co-ops, one connection each";
    }

    @Override
    public Service service() {
        return Service.MEMBERSHIP;
    }

    @Override
    public List<Figure> run(Ground ground) throws InterruptedException {
        List<Payer> payers = new ArrayList<>();
        for (int i = 0; i < COOPERATIVES; i++) {
            payers.add(cooperative(ground));
        }
        double http = Rate.of(payers, payer -> () -> pay(ground, payer));
        double jdbc = Rate.of(payers, payer -> new PlainPayment(ground.database(), payer));
        return List.of(
                Figure.perSecond("payments over HTTP", http),
                Figure.perSecond("the same statements through plain JDBC", jdbc),
                Figure.ratio("HTTP / JDBC", http / jdbc, "at least " + SHARE_OF_JDBC));
    }

    private static void pay(Ground ground, Payer payer) {
        ground.post(
                Example.path(payer.cooperative()) + "/members/" + payer.member() + "/payments",
                payer.cooperative().toString(),
                """
                {"amount": {"amount": "1", "currency": "JPY"}, "paidOn": "2025-06-02", "reference": "%s"}\
                """
                        .formatted(UUID.randomUUID()));
    }

    /// A co-op whose first member has subscribed more units and not paid for them yet.
    private static Payer cooperative(Ground ground) {
        UUID cooperative = Example.cooperative(ground, UNIT_AMOUNT);
        UUID first = member(ground, cooperative);
        for (int i = 1; i < MEMBERS; i++) {
            member(ground, cooperative);
        }
        post(
                ground,
                cooperative,
                "/members/" + first + "/subscriptions",
                """
                {"units": %d, "subscribedOn": "2025-06-01"}\
                """
                        .formatted(UNITS));
        return new Payer(cooperative, first);
    }

    private static UUID member(Ground ground, UUID cooperative) {
        UUID member = UUID.randomUUID();
        post(
                ground,
                cooperative,
                "/members",
                """
                {"id": "%s", "person": {"name": "山田花子", "address": "横浜市中区1-1"},
                 "units": %d, "appliedOn": "2025-04-01"}\
                """
                        .formatted(member, UNITS));
        post(
                ground,
                cooperative,
                "/members/" + member + "/acceptance",
                """
                {"acceptedOn": "2025-04-05"}\
                """);
        post(
                ground,
                cooperative,
                "/members/" + member + "/payments",
                """
                {"amount": {"amount": "%d", "currency": "JPY"}, "paidOn": "2025-04-10",
                 "reference": "%s"}\
                """
                        .formatted(UNITS * UNIT_AMOUNT, UUID.randomUUID()));
        return member;
    }

    private static void post(Ground ground, UUID cooperative, String rest, String json) {
        ground.post(Example.path(cooperative) + rest, cooperative.toString(), json);
    }
}

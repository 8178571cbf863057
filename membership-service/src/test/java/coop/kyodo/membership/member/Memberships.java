package coop.kyodo.membership.member;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Requests;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/// Applications and acceptances without HTTP.
public final class Memberships {

    private Memberships() {}

    public static void apply(Tx tx, UUID member, int units, boolean founder, LocalDate on) {
        Map<String, Object> application = Coop.application(member, units);
        application.put("founder", founder);
        application.put("appliedOn", on);
        Apply.apply(tx, Requests.of(Apply.Request.class, application));
    }

    public static void accept(Tx tx, UUID member, LocalDate on) {
        Accept.accept(tx, member, Requests.of(Accept.Request.class, Map.of("acceptedOn", on)));
    }

    public static void giveUp(Tx tx, UUID member, LocalDate on) {
        GiveUp.giveUp(tx, member, Requests.of(GiveUp.Request.class, Map.of("givenUpOn", on)));
    }
}

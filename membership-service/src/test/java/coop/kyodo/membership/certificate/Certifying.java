package coop.kyodo.membership.certificate;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.Requests;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/// Certificates without HTTP.
public final class Certifying {

    private Certifying() {}

    public static void issue(Tx tx, UUID member, LocalDate on) {
        IssueCertificate.issue(
                tx, member, Requests.of(IssueCertificate.Request.class, Map.of("issuedOn", on)));
    }
}

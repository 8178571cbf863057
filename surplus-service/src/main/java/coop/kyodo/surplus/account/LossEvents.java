package coop.kyodo.surplus.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.exact.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What this service reports of losses that the accounts bear.
final class LossEvents {

    /// @param corrects the charge that it takes back, for a correction
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Charged(
            UUID cooperativeId,
            UUID chargeId,
            String fiscalYear,
            LocalDate chargedOn,
            Money loss,
            Money nonMemberProfit,
            Money collective,
            Money members,
            Money carried,
            @Nullable UUID corrects) {}

    private LossEvents() {}

    static Event charged(UUID cooperative, LossCharges.Charge charge) {
        return new Event(
                "coop.kyodo.surplus.loss-charged.v1",
                charge.chargeId(),
                1,
                new Charged(
                        cooperative,
                        charge.chargeId(),
                        charge.year(),
                        charge.on(),
                        charge.loss(),
                        charge.nonMemberProfit(),
                        charge.collective(),
                        charge.members(),
                        charge.carried(),
                        charge.corrects()));
    }
}

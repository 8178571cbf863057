package coop.kyodo.membership.intake;

import coop.kyodo.membership.member.WithdrawalCause;
import coop.kyodo.membership.person.PersonData;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One member of the register that is brought in.
///
/// @param memberNumber the number the member has; either every line has one or none
/// @param paidIn in minor units of the co-op's currency
/// @param acceptedOn the day of membership when left out
/// @param paidOn the day of the last payment before membership; its day when left out
/// @param leftOn the last day of a membership that is over; with its cause
/// @param noticeOn when notice was given, for a member who left by notice; the last day when left
///   out
/// @param refunded what a leaver was paid, in minor units; nothing when left out
/// @param refundedOn when; the end of the fiscal year of leaving when left out
/// @param owed what a leaver may still claim, in minor units; nothing when left out
record RegisterLine(
        @Nullable UUID memberId,
        @Nullable UUID personId,
        @Nullable Long memberNumber,
        @NotBlank @Size(max = 200) String name,
        @Nullable @Size(max = 200) String kana,
        @Nullable LocalDate birthDate,
        @NotBlank @Size(max = 500) String address,
        @Nullable @Size(max = 200) String email,
        @Nullable @Size(max = 200) String phone,
        @NotNull LocalDate admittedOn,
        @Nullable LocalDate acceptedOn,
        @Nullable LocalDate paidOn,
        @Min(1) @Max(1_000_000) int units,
        @Min(1) long paidIn,
        @Nullable LocalDate leftOn,
        @Nullable WithdrawalCause leftCause,
        @Nullable LocalDate noticeOn,
        @Nullable @Min(0) Long refunded,
        @Nullable LocalDate refundedOn,
        @Nullable @Min(0) Long owed) {

    /// A membership that is over.
    ///
    /// @param stated whether it says what came of the share
    record Leaving(
            WithdrawalCause cause,
            LocalDate leftOn,
            LocalDate noticeOn,
            boolean stated,
            long refunded,
            @Nullable LocalDate refundedOn,
            long owed) {

        /// Whether the share is valued here, when its fiscal year is closed.
        boolean isValuedHere(UnaryOperator<LocalDate> yearEnd, LocalDate today) {
            LocalDate end = yearEnd.apply(leftOn);
            return IntakeRules.isValuedHere(end, yearEnd.apply(end.plusDays(1)), stated, today);
        }
    }

    /// How it ended; absent for a member, and where the day or the cause is missing.
    @Nullable Leaving leaving() {
        return leftOn == null || leftCause == null
                ? null
                : new Leaving(
                        leftCause,
                        leftOn,
                        noticeOn == null ? leftOn : noticeOn,
                        refunded != null || owed != null,
                        refunded == null ? 0 : refunded,
                        refundedOn,
                        owed == null ? 0 : owed);
    }

    /// Whether anything says that it is over.
    boolean isFormer() {
        return leftOn != null
                || leftCause != null
                || noticeOn != null
                || refunded != null
                || refundedOn != null
                || owed != null;
    }

    LocalDate accepted() {
        return acceptedOn == null ? admittedOn : acceptedOn;
    }

    LocalDate paid() {
        return paidOn == null ? admittedOn : paidOn;
    }

    PersonData person() {
        List<PersonData.Contact> contacts = new ArrayList<>();
        if (email != null) {
            contacts.add(new PersonData.Contact(PersonData.Contact.Kind.EMAIL, email));
        }
        if (phone != null) {
            contacts.add(new PersonData.Contact(PersonData.Contact.Kind.PHONE, phone));
        }
        return new PersonData(name, kana, birthDate, address, contacts.isEmpty() ? null : contacts);
    }
}

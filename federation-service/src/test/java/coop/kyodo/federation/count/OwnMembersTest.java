package coop.kyodo.federation.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class OwnMembersTest {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 31);

    @Test
    void aCountedNumberStandsBeforeADeclaredOneAndShowsTheDifference() {
        OwnMembers own = OwnMembers.of(11L, 12L, DAY);

        assertThat(own.members()).isEqualTo(11);
        assertThat(own.basis()).isEqualTo(OwnMembers.Basis.COUNTED);
        assertThat(own.variance()).isEqualTo(1);
    }

    @Test
    void aDeclaredNumberIsTakenWhereNothingIsCounted() {
        assertThat(OwnMembers.of(null, 12L, DAY).members()).isEqualTo(12);
    }

    @Test
    void withoutEitherThereIsNobody() {
        assertThat(OwnMembers.of(null, null, null).basis()).isEqualTo(OwnMembers.Basis.NONE);
    }
}

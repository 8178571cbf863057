package coop.kyodo.surplus.waterfall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Members' measures in columns.
class SnapshotTest {

    @Test
    void whatWasAddedComesBackWhateverItsSize() {
        SplittableRandom random = new SplittableRandom(20_260_401);
        List<MemberMeasures> members = new ArrayList<>();
        Snapshot snapshot = new Snapshot();
        for (int i = 0; i < 3_000; i++) {
            MemberMeasures member =
                    MemberMeasures.ofWork(
                            new UUID(random.nextLong(), random.nextLong()),
                            i,
                            random.nextLong(i < 1_500 ? 100_000 : 10_000_000_000L),
                            random.nextInt(366));
            if (random.nextInt(3) == 0) {
                member = member.with("CAPITAL", random.nextLong(Integer.MIN_VALUE, 1L << 40));
            }
            if (i == 2_000) {
                member = member.with("PAY", Integer.MIN_VALUE).with("GRADE", Integer.MAX_VALUE);
            }
            members.add(member);
            snapshot.add(member);
        }

        assertThat(snapshot).isEqualTo(members);
        assertThat(Snapshot.of(members)).isEqualTo(members);
        assertThat(Snapshot.of(snapshot)).isSameAs(snapshot);
    }

    @Test
    void thereIsNothingBesideIt() {
        assertThat(new Snapshot()).isEmpty();
        assertThatThrownBy(() -> new Snapshot().get(0))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}

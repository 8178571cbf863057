package coop.kyodo.local.year;

import java.util.List;
import java.util.UUID;

/// Who and what the story is about. Every id is chosen here, from one base, so that the story can
/// be started again from its beginning and means the same things.
///
/// @param base its lowest 16 bits are zero and number the ids
public record Cast(UUID base) {

    /// The example co-op, federation and people of the local stack.
    public static final Cast EXAMPLE =
            new Cast(UUID.fromString("01980000-0000-7000-8000-000000000000"));

    static final int PEOPLE = 12;

    private static final List<String> NAMES =
            List.of(
                    "Mai Sato",
                    "Dai Suzuki",
                    "Aki Takahashi",
                    "Ken Tanaka",
                    "Yui Ito",
                    "Ren Watanabe",
                    "Emi Yamamoto",
                    "Jun Nakamura",
                    "Rin Kobayashi",
                    "Sho Kato",
                    "Nao Yoshida",
                    "Kai Yamada");

    public Cast {
        if ((base.getLeastSignificantBits() & 0xFFFF) != 0) {
            throw new IllegalArgumentException("its lowest 16 bits number the ids: " + base);
        }
    }

    /// Prefixed to every Idempotency-Key.
    String run() {
        return "year-" + base;
    }

    public UUID cooperative() {
        return id(0x0001);
    }

    public UUID federation() {
        return id(0x00F1);
    }

    /// @param number 1 to 12; 1 is the example user `member`, 2 `director`, 3 `auditor`
    public UUID member(int number) {
        return id(0x0100 + number);
    }

    String name(int number) {
        return NAMES.get(number - 1);
    }

    String firstName(int number) {
        return name(number).substring(0, name(number).indexOf(' '));
    }

    UUID site(int number) {
        return id(0x0200 + number);
    }

    /// @param month 1 is April
    UUID workEntry(int member, int month) {
        return id(0x1000 + 0x10 * member + month);
    }

    /// @param year 1 or 2
    UUID assembly(int year) {
        return id(0x2000 + 0x100 * year);
    }

    /// @param number 1 is the first on the agenda
    UUID item(int year, int number) {
        return id(0x2000 + 0x100 * year + number);
    }

    UUID resolution(int year, int item) {
        return id(0x2080 + 0x100 * year + item);
    }

    UUID plan() {
        return id(0x3001);
    }

    UUID organisation() {
        return id(0x4001);
    }

    UUID affiliation() {
        return id(0x4002);
    }

    UUID declaration() {
        return id(0x4003);
    }

    UUID duesPolicy() {
        return id(0x4004);
    }

    UUID duesRun() {
        return id(0x4005);
    }

    UUID seating() {
        return id(0x4006);
    }

    UUID count() {
        return id(0x5001);
    }

    private UUID id(int number) {
        return new UUID(base.getMostSignificantBits(), base.getLeastSignificantBits() | number);
    }
}

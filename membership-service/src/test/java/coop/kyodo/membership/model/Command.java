package coop.kyodo.membership.model;

import java.util.Random;

/// What can be done to a co-op, and how often of a thousand times it is.
enum Command {
    APPLY(100),
    ACCEPT(45),
    GIVE_UP(12),
    RETURN_DEPOSIT(15),
    PAY(160),
    REVERSE(60),
    SUBSCRIBE(97),
    TAKE_OVER(55),
    TRANSFER(50),
    GIVE_UP_UNITS(40),
    NOTICE(30),
    CANCEL_NOTICE(12),
    END_BY_LAW(14),
    /// As [#END_BY_LAW], of somebody who gave up units at the end of a year that is not closed.
    END_AFTER_GIVING_UP(12),
    PROPOSE(22),
    HEAR(28),
    RESOLVE(24),
    EXPEL(28),
    DROP(4),
    REFUND(35),
    OWE(10),
    PAY_DEBT(14),
    HEIRS(20),
    MERGE(10),
    ACCOUNT(22),
    PREPARE(12),
    STEP(22),
    OUTCOME(18),
    CERTIFY(20),
    CLOSE_YEAR(4),
    CUT(5);

    private static final int ALL = 1_000;

    private final int weight;

    Command(int weight) {
        this.weight = weight;
    }

    static Command of(Random random) {
        int dice = random.nextInt(ALL);
        for (Command command : values()) {
            dice -= command.weight;
            if (dice < 0) {
                return command;
            }
        }
        throw new IllegalStateException("the weights do not add up to " + ALL);
    }
}

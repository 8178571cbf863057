package coop.kyodo.membership.model;

import java.util.Random;

/// What can be done to a co-op, and how often of a thousand times it is.
enum Command {
    APPLY(110),
    ACCEPT(50),
    GIVE_UP(12),
    RETURN_DEPOSIT(15),
    PAY(190),
    REVERSE(70),
    SUBSCRIBE(125),
    TAKE_OVER(60),
    TRANSFER(55),
    GIVE_UP_UNITS(45),
    NOTICE(30),
    CANCEL_NOTICE(12),
    END_BY_LAW(12),
    PROPOSE(22),
    HEAR(28),
    RESOLVE(24),
    EXPEL(28),
    DROP(4),
    REFUND(50),
    OWE(10),
    PAY_DEBT(14),
    CERTIFY(25),
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

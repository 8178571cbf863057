package coop.kyodo.membership.work;

/// What work is measured in. Each measure adds up by itself.
///
/// @param grade points for the grade of the work; 0 where a co-op does not measure it
/// @param responsibility points for the responsibility borne; 0 where a co-op does not measure it
record Measures(long minutes, long days, long grade, long responsibility) {

    static final Measures NOTHING = new Measures(0, 0, 0, 0);

    Measures plus(Measures other) {
        return new Measures(
                Math.addExact(minutes, other.minutes),
                Math.addExact(days, other.days),
                Math.addExact(grade, other.grade),
                Math.addExact(responsibility, other.responsibility));
    }
}

package coop.kyodo.governance.resolution;

/// The votes cast.
record Tally(long yes, long no, long abstain) {

    long cast() {
        return yes + no + abstain;
    }
}

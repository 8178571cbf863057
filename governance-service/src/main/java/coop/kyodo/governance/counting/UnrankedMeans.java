package coop.kyodo.governance.counting;

/// What an unranked option is on a ballot. It decides elections: treating "no opinion" as last
/// changes most published orders of the contests that mean "not compared".
public enum UnrankedMeans {
    /// No opinion: compared with nothing.
    NOT_COMPARED,
    /// Below every ranked option, level with the other unranked ones.
    LAST
}

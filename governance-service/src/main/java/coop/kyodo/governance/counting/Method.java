package coop.kyodo.governance.counting;

/// How a contest is counted.
enum Method {
    SCHULZE,
    DEBIAN
}

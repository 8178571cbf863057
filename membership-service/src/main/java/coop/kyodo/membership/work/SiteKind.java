package coop.kyodo.membership.work;

/// What a site is in the organisation of a co-op, from the top down.
enum SiteKind {
    /// 主たる事務所
    HEAD_OFFICE,
    /// 事業本部
    DIVISION,
    /// 事業所
    ESTABLISHMENT
}

package coop.kyodo.membership.engagement;

/// On what terms a member works.
enum LabourKind {
    /// 労働契約
    CONTRACT,
    /// only a director's duties (理事の職務のみ)
    DIRECTOR,
    /// executes the co-op's business (業務を執行する組合員)
    EXECUTING,
    /// auditor, or only the member audit board's work (監事)
    AUDITOR
}

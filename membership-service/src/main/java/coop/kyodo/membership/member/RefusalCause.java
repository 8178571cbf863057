package coop.kyodo.membership.member;

/// The just causes for refusing an applicant (JP-040).
public enum RefusalCause {
    NO_VACANCY,
    LICENCE_REQUIRED,
    NOT_QUALIFIED_BY_ARTICLES,
    OTHER
}

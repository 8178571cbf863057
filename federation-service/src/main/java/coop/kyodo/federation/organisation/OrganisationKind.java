package coop.kyodo.federation.organisation;

/// What an organisation is.
public enum OrganisationKind {
    INDUSTRIAL_FEDERATION,
    LOCAL,
    REGIONAL_FEDERATION,
    ENTERPRISE_UNION,
    COOPERATIVE,
    ASSOCIATED,
    SUPPORTER
}

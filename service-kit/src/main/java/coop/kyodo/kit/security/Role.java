package coop.kyodo.kit.security;

/// What somebody is to a co-operative or federation. In tokens the names are in lower case.
public enum Role {
    MEMBER,
    CLERK,
    DIRECTOR,
    AUDITOR,
    OPERATOR
}

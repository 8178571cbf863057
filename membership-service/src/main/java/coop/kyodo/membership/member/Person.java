package coop.kyodo.membership.member;

/// Who stands behind a membership, as its record shows them.
record Person(String name, String address) {}

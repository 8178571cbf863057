package coop.kyodo.membership.member;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// Whoever stands behind a membership: personal data.
record Person(@NotBlank @Size(max = 200) String name, @NotBlank @Size(max = 500) String address) {}

package coop.kyodo.membership.work;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A place or unit of work, perhaps under another one.
record Site(UUID siteId, String name, @Nullable UUID parentId) {}

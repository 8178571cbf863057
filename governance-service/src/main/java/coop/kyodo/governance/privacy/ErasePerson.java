package coop.kyodo.governance.privacy;

import coop.kyodo.kit.privacy.PersonErasedHandler;
import jakarta.enterprise.context.ApplicationScoped;

/// Erases what this service keeps of a person: reasons in the audit log and stored answers. Rolls,
/// votes, elections, officers' relations and minutes hold ids only.
@ApplicationScoped
class ErasePerson extends PersonErasedHandler {}

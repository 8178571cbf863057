package coop.kyodo.governance.assembly;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One item of an assembly's agenda.
///
/// @param contest what it elects or appoints, `election` in JSON
/// @param notified whether it stood in the notice
public record AgendaItem(
        UUID id,
        int position,
        String title,
        ItemKind kind,
        Matter matter,
        @JsonProperty("election") @Nullable Contest contest,
        boolean notified,
        boolean decided) {}

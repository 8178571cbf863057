package coop.kyodo.governance.assembly;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// That a member takes part.
///
/// @param position the how-manieth attendance of the assembly this is
public record Attendance(
        UUID memberId, AttendanceMode mode, @Nullable UUID proxyHolderId, int position) {}

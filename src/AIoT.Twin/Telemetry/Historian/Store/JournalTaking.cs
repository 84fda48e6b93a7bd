using AIoT.Twin.Telemetry.Historian.Writing;

namespace AIoT.Twin.Telemetry.Historian.Store;

/// <summary>Either the session of the one who writes, or who does.</summary>
sealed record JournalTaking(JournalSession? Session, LeaseHolder? Other);

namespace AIoT.Twin.Acquisition;

/// <summary>One stored stream of a signal; a change of unit, kind or of how long it is kept opens a new one.</summary>
public sealed record SeriesInfo(int Handle, long Id, Guid SignalId, ValueKind Kind, string Unit, short Retention = 0);

/// <summary>The series known to this process, by signal and by dense handle.</summary>
public interface ISeriesCatalog
{
    /// <summary>The open series of a signal, or null when nothing was ever stored for it.</summary>
    SeriesInfo? Find(Guid signalId);

    /// <summary>All series of a signal, oldest first.</summary>
    IReadOnlyList<SeriesInfo> AllOf(Guid signalId);

    SeriesInfo ByHandle(int handle);

    /// <summary>The open series with this kind and unit, made (and the former one closed) when there is none.</summary>
    ValueTask<SeriesInfo> EnsureAsync(Guid signalId, ValueKind kind, string unit, CancellationToken cancellationToken);
}

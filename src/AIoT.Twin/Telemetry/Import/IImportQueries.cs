using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;

namespace AIoT.Twin.Telemetry.Import;

/// <summary>An import as people see it.</summary>
public sealed record ImportInfo(
    Guid Id, string Name, Guid By, DateTimeOffset Since, ImportState State, ImportPlan Plan, ImportReport? Report, IReadOnlyList<ImportFileInfo> Files, int Version)
{
    public required long Samples { get; init; }

    public required long Stored { get; init; }

    public required long Duplicates { get; init; }

    public required long Revised { get; init; }

    public required long TakenBack { get; init; }

    public required long LeftAlone { get; init; }

    public required string? Problem { get; init; }

    public required string? ProblemDetail { get; init; }

    public required DateTimeOffset? StartedAt { get; init; }

    public required DateTimeOffset? EndedAt { get; init; }

    /// <summary>What it is doing at this moment.</summary>
    public required ImportStep? Step { get; init; }

    /// <summary>Until when its rows are kept for taking it back; null when they are gone or were never stored.</summary>
    public required DateTimeOffset? Until { get; init; }
}

public sealed record ImportFileInfo(string Name, long Bytes, string Sha256);

/// <summary>A row of the file as it would be stored, or why not; of a wide row one for each of its values.</summary>
public sealed record ImportPreviewRow(long Line, Guid? Signal, DateTimeOffset? Time, object? Value, Quality Quality, string? Reason, string Text);

public interface IImportQueries
{
    /// <summary>Newest first: the caller's own, and those into what they may fill.</summary>
    Task<IReadOnlyList<ImportInfo>> AllAsync(Caller by, CancellationToken cancellationToken);

    Task<ImportInfo?> FindAsync(Caller by, Guid id, CancellationToken cancellationToken);

    /// <summary>The first rows by a plan that need not be saved yet; null when there is no such import or the plan cannot be used.</summary>
    Task<IReadOnlyList<ImportPreviewRow>?> PreviewAsync(Caller by, Guid id, ImportPlan plan, CancellationToken cancellationToken);

    /// <summary>The first lines as they stand in the file.</summary>
    Task<IReadOnlyList<string>> LinesAsync(Caller by, Guid id, ImportPlan plan, CancellationToken cancellationToken);

    /// <summary>The names a plan finds in the file, with the signals they seem to stand for.</summary>
    Task<IReadOnlyList<ImportMapping>> NamesAsync(Caller by, Guid id, ImportPlan plan, CancellationToken cancellationToken);
}

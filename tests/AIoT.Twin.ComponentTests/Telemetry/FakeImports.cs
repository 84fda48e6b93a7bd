using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Import;

namespace AIoT.Twin.ComponentTests.Telemetry;

/// <summary>Imports as a test says they are.</summary>
sealed class FakeImports : IImportQueries
{
    public List<ImportInfo> All { get; } = [];

    public List<ImportPreviewRow> Preview { get; } = [];

    public List<string> Lines { get; } = [];

    /// <summary>The plan the last preview was asked for.</summary>
    public ImportPlan? Asked { get; private set; }

    public Task<IReadOnlyList<ImportInfo>> AllAsync(Caller by, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ImportInfo>>(All);

    public Task<ImportInfo?> FindAsync(Caller by, Guid id, CancellationToken cancellationToken) => Task.FromResult(All.Find(i => i.Id == id));

    public Task<IReadOnlyList<ImportPreviewRow>?> PreviewAsync(Caller by, Guid id, ImportPlan plan, CancellationToken cancellationToken)
    {
        Asked = plan;
        return Task.FromResult<IReadOnlyList<ImportPreviewRow>?>(Preview);
    }

    public Task<IReadOnlyList<string>> LinesAsync(Caller by, Guid id, ImportPlan plan, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>(Lines);

    public Task<IReadOnlyList<ImportMapping>> NamesAsync(Caller by, Guid id, ImportPlan plan, CancellationToken cancellationToken) => Task.FromResult(plan.Signals);
}

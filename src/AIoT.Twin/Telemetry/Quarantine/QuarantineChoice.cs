using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.Telemetry.Quarantine;

/// <summary>Reads what somebody chose to act on, once it is known that they may.</summary>
sealed class QuarantineChoice(QuarantineStore store, QuarantineRights rights, ITwinTreeSource tree, ISeriesCatalog catalog, Permit permit)
{
    public const int MostRows = 100_000;
    public const int MostListed = 10_000;

    public async Task<(QuarantinedFrom From, Refusal? Why)> AskAsync(
        Caller by, QuarantineSelection selection, string action, CancellationToken cancellationToken)
    {
        if (selection.Rows is { Count: > MostListed })
            return (new(), Refusal.Invalid("quarantine-too-many", "rows", ("most", $"{MostListed}")));
        var figures = (await store.GroupsAsync(cancellationToken)).FirstOrDefault(f => f.Key == selection.Group);
        if (figures is null || rights.From(figures.Key, figures.Producer) is not { } from || !rights.MaySee(by, figures.Key, from))
            return (new(), Refusal.NotFound("quarantine-group"));
        return (from, await permit.AskAsync(by, rights.NeededToAct(figures.Key), from.Twin, action, cancellationToken));
    }

    /// <summary>The signal somebody chose must be one they may write, on the same side of the line around the sample plant.</summary>
    public async Task<Refusal?> RefusesAsync(Caller by, QuarantinedFrom from, QuarantineFix fix, CancellationToken cancellationToken)
    {
        if (fix.Value is FixedValue.Given && (fix.Given is null || !Suits(fix.Given, fix.Signal ?? from.Signal)))
            return Refusal.Invalid("quarantine-value-wrong", "given");
        if (fix.Signal is not { } chosen)
            return null;
        if (tree.Tree.Signal(chosen) is not { } signal)
            return Refusal.Invalid("signal-unknown", "signal");
        if (from.Twin != TwinTree.RootId && tree.Tree.Find(from.Twin)?.Sample != tree.Tree.Find(signal.TwinId)?.Sample)
            return Refusal.Invalid("sample-mismatch", "signal");
        return await permit.AskAsync(by, Permission.TelemetryWrite, signal.TwinId, "retry-quarantined", cancellationToken);
    }

    bool Suits(string given, Guid? signal) => signal is not { } id || tree.Tree.Signal(id) is not { } node
        || node.Kind is ValueKind.Text || SentText.Read(given, node.Kind, generous: false) is not null;

    public async Task<IReadOnlyList<QuarantinedRow>> RowsAsync(QuarantineSelection selection, CancellationToken cancellationToken) => selection.Rows is { } listed
        ? [.. (await store.ByIdAsync(listed, cancellationToken)).Where(r => r.Key == selection.Group && r.Id <= selection.UpTo)]
        : await store.NextAsync(selection.Group, -1, selection.UpTo, MostRows, cancellationToken);

    public async Task<QuarantineTargets> TargetsAsync(QuarantineSelection selection, QuarantineFix fix, CancellationToken cancellationToken)
    {
        var targets = new QuarantineTargets(catalog);
        if ((fix.Signal ?? selection.Group.Signal) is { } id && tree.Tree.Signal(id) is { } signal)
            await targets.KnowAsync(signal, cancellationToken);
        return targets;
    }
}

using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.Telemetry.Sources;

public abstract record WriteSignalResult
{
    public sealed record Tried(WriteOutcome Outcome) : WriteSignalResult;

    public sealed record Refused(Refusal Why) : WriteSignalResult;
}

/// <summary>Sends one value that a person decided on to the sample plant; recorded before it is sent and again with what became of it.</summary>
public sealed class WriteSignal(
    SourceSupervisor supervisor, TwinChanges changes, Permit permit, ITwinTreeSource tree, SourceIndex index, SourceRules rules,
    SourceDefinitions definitions, ISeriesCatalog series)
{
    static readonly TimeSpan s_staleAtLeast = TimeSpan.FromSeconds(10);

    public async Task<WriteSignalResult> RunAsync(Caller by, Guid signal, double value, double seen, CancellationToken cancellationToken)
    {
        if (tree.Tree.Signal(signal) is not { } node || permit.Denies(by, Permission.TelemetryRead, node.TwinId))
            return new WriteSignalResult.Refused(Refusal.NotFound("signal"));
        if (await permit.AskAsync(by, Permission.SignalWrite, node.TwinId, "write-signal", cancellationToken) is { } denied)
            return new WriteSignalResult.Refused(denied);
        // A decision of a person: never of a rule, a model or a key.
        if (by.Kind != PrincipalKind.Person)
            return new WriteSignalResult.Refused(Refusal.Conflict("writes-by-persons-only", null));
        if (index.Picture.OfSignal(signal) is not { } binding || series.Find(signal) is not { } opened)
            return new WriteSignalResult.Refused(Refusal.Conflict("signal-not-bound", null));

        var source = index.Picture.Find(binding.SourceId)!;
        var request = new WriteRequest(definitions.Of(binding, node, opened.Handle), value, seen);
        await RecordAsync(by, node, source, "signal-write-asked", value, "", cancellationToken);
        var outcome = await supervisor.WriteAsync(source.Id, RulesOf(source, binding, node), request, cancellationToken);
        // What was sent was sent, whether or not the person is still there to see it.
        await RecordAsync(by, node, source, "signal-write-ended", value, CodeOf(outcome), CancellationToken.None);
        return new WriteSignalResult.Tried(outcome);
    }

    WriteRules RulesOf(SourceInfo source, BindingInfo binding, SignalNode signal) => new()
    {
        IsSample = tree.Tree.Find(source.TwinId)?.Sample == true && tree.Tree.Find(signal.TwinId)?.Sample == true,
        AreWritesAllowed = source.WritesAllowed,
        Limits = binding.Limits,
        StaleAfter = Expected.StaleAfter(source, binding, rules.Driver(source.Driver)) ?? s_staleAtLeast,
    };

    async Task RecordAsync(
        Caller by, SignalNode signal, SourceInfo source, string code, double value, string outcome, CancellationToken cancellationToken)
    {
        await using var change = await changes.BeginAsync(by, cancellationToken);
        var entry = new AuditEntry(
            code, signal.TwinId, ("signal", signal.Id.ToString()), ("name", signal.Name), ("source", source.Name),
            ("value", value.ToString("R", CultureInfo.InvariantCulture)), ("unit", signal.Unit), ("outcome", outcome));
        await change.CommitAsync(entry, cancellationToken);
    }

    static string CodeOf(WriteOutcome outcome) => outcome switch
    {
        WriteOutcome.Written => "written",
        WriteOutcome.Refused refused => refused.Code,
        WriteOutcome.Failed { Uncertain: true } failed => $"uncertain: {failed.Failure.Code}",
        WriteOutcome.Failed failed => failed.Failure.Code,
        _ => "",
    };
}

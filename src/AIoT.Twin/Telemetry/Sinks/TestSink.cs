using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Sources;

namespace AIoT.Twin.Telemetry.Sinks;

/// <summary>Tries a sink that exists, or one that is only being thought of, over a connection of its own.</summary>
public sealed class TestSink(
    SinkDefinitions definitions, CreateSink create, Permit permit, ITwinTreeSource tree, SinkIndex index, SinkRules rules, IEndpointPolicy endpoints, TimeProvider clock)
{
    static readonly TimeSpan s_longest = TimeSpan.FromSeconds(30);

    public async Task<TestSourceResult> RunAsync(Caller by, Guid sink, CancellationToken cancellationToken)
    {
        if (index.Find(sink) is not { } known || permit.Denies(by, Permission.SourcesRead, known.TwinId))
            return new TestSourceResult.Refused(Refusal.NotFound("sink"));
        if (await permit.AskAsync(by, Permission.SourcesWrite, known.TwinId, "test-sink", cancellationToken) is { } denied)
            return new TestSourceResult.Refused(denied);
        return await definitions.OfAsync(sink, cancellationToken) is { } definition
            ? await TryAsync(definition, cancellationToken)
            : new TestSourceResult.Refused(Refusal.NotFound("sink"));
    }

    public async Task<TestSourceResult> RunAsync(Caller by, NewSink draft, CancellationToken cancellationToken)
    {
        // A name is not needed to try it.
        var named = string.IsNullOrWhiteSpace(draft.Name) ? draft with { Name = "-" } : draft;
        if (await create.RefusesAsync(by, named, "test-sink", cancellationToken) is { } refused)
            return new TestSourceResult.Refused(refused);

        var isSample = tree.Tree.Find(draft.TwinId)!.Sample;
        var definition = new SinkDefinition(Guid.CreateVersion7(clock.Now()), draft.TwinId, draft.Target, draft.Settings) { IsSample = isSample };
        return await TryAsync(definition, cancellationToken);
    }

    async Task<TestSourceResult> TryAsync(SinkDefinition definition, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(s_longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            if (rules.Target(definition.Target) is not { } target)
                return Failed("driver-unknown", definition.Target);
            await using var connection = target.Open(definition.ContextOf(target, endpoints, clock));
            return new TestSourceResult.Tested(await connection.TestAsync(either.Token));
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested)
        {
            return Failed("test-timeout", $"{s_longest.TotalSeconds:0}");
        }
    }

    static TestSourceResult.Tested Failed(string code, string argument) =>
        new(new TestReport([], new SourceFailure(SourceLayer.Protocol, code, argument)));
}

using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.Telemetry.Sources;

public abstract record TestSourceResult
{
    public sealed record Tested(TestReport Report) : TestSourceResult;

    public sealed record Refused(Refusal Why) : TestSourceResult;
}

/// <summary>Tries a source that exists, or one that is only being thought of.</summary>
public sealed class TestSource(
    SourceSupervisor supervisor, Permit permit, ITwinTreeSource tree, SourceIndex index, SourceRules rules, TimeProvider clock)
{
    static readonly TimeSpan s_longest = TimeSpan.FromSeconds(30);

    public async Task<TestSourceResult> RunAsync(Caller by, Guid source, CancellationToken cancellationToken)
    {
        if (index.Picture.Find(source) is not { } known || permit.Denies(by, Permission.SourcesRead, known.TwinId))
            return new TestSourceResult.Refused(Refusal.NotFound("source"));
        if (await permit.AskAsync(by, Permission.SourcesWrite, known.TwinId, "test-source", cancellationToken) is { } denied)
            return new TestSourceResult.Refused(denied);
        return await WithinAsync(token => supervisor.TestAsync(source, token), cancellationToken);
    }

    public async Task<TestSourceResult> RunAsync(Caller by, NewSource draft, CancellationToken cancellationToken)
    {
        if (tree.Tree.Find(draft.TwinId) is null || permit.Denies(by, Permission.TwinsRead, draft.TwinId))
            return new TestSourceResult.Refused(Refusal.Invalid("twin-unknown", "twinId"));
        if (await permit.AskAsync(by, Permission.SourcesWrite, draft.TwinId, "test-source", cancellationToken) is { } denied)
            return new TestSourceResult.Refused(denied);
        if (rules.Refuses(draft.Driver, draft.Settings) is { } wrong)
            return new TestSourceResult.Refused(wrong);

        var isSample = tree.Tree.Find(draft.TwinId)!.Sample;
        var definition = new SourceDefinition(Guid.CreateVersion7(clock.Now()), draft.Driver, draft.Settings, []) { IsSample = isSample };
        return await WithinAsync(token => supervisor.TestAsync(definition, token), cancellationToken);
    }

    async Task<TestSourceResult> WithinAsync(Func<CancellationToken, Task<TestReport>> test, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(s_longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            return new TestSourceResult.Tested(await test(either.Token));
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested)
        {
            return new TestSourceResult.Tested(new TestReport([], new SourceFailure(SourceLayer.Protocol, "test-timeout", $"{s_longest.TotalSeconds:0}")));
        }
    }
}

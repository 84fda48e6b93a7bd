using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Preprocessing;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.Telemetry.Sources;

public abstract record PreviewRulesResult
{
    public sealed record Shown(RulesPreview Preview) : PreviewRulesResult;

    public sealed record Refused(Refusal Why) : PreviewRulesResult;
}

/// <summary>Shows what rules would have made of what a signal's history holds; nothing is stored.</summary>
public sealed class PreviewRules(ITelemetryQueries telemetry, Permit permit, ITwinTreeSource tree, RuleBook book, TimeProvider clock)
{
    public const int MostSamples = 100_000;

    public static TimeSpan Usual { get; } = TimeSpan.FromHours(1);

    static readonly TimeSpan s_longest = TimeSpan.FromDays(1);

    public async Task<PreviewRulesResult> RunAsync(Caller by, Guid signal, RuleList rules, TimeSpan span, CancellationToken cancellationToken)
    {
        if (tree.Tree.Signal(signal) is not { } node || permit.Denies(by, Permission.TelemetryRead, node.TwinId))
            return new PreviewRulesResult.Refused(Refusal.NotFound("signal"));
        if (book.Check(rules, node.Kind, node.Unit) is var (index, problem))
            return new PreviewRulesResult.Refused(SourceRules.AsRefusal($"rules.{index}", problem));
        if (span <= TimeSpan.Zero || span > s_longest)
            return new PreviewRulesResult.Refused(Refusal.Invalid("preview-too-long", "minutes", ("most", $"{s_longest.TotalMinutes:0}")));
        // The history holds states; the device's own codes, which the rules turn into them, it does not.
        if (book.ReadsAs(rules, node.Kind) != node.Kind)
            return new PreviewRulesResult.Refused(Refusal.Invalid("preview-needs-raw", "rules"));

        var to = clock.Now().ToMicroseconds();
        var from = to - (long)span.TotalMicroseconds;
        var raw = await telemetry.SamplesAsync(signal, from, to, MostSamples, cancellationToken);
        return new PreviewRulesResult.Shown(RulesPreview.Of(node, raw, Kept(rules, node, raw), from, to));
    }

    List<Sample> Kept(RuleList rules, SignalNode node, IReadOnlyList<Sample> raw)
    {
        var chain = book.Chain(new BindingRules { Unit = node.Unit, Chain = rules }, node.Kind);
        var kept = new List<Sample>(raw.Count);
        foreach (var sample in raw)
            chain.Take(sample, kept);
        chain.Flush(kept);
        return kept;
    }
}

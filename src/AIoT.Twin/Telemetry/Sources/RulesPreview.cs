using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.Telemetry.Sources;

/// <summary>A signal's history beside what rules make of it: how many are kept, and how far what is drawn then is from what came.</summary>
public sealed record RulesPreview(SignalNode Signal, long From, long To, int RawCount, int KeptCount)
{
    const int MostDrawn = 2_000;

    /// <summary>The furthest a sample lies from the line between the kept ones around it; null when nothing can be compared.</summary>
    public double? FromLine { get; init; }

    /// <summary>The furthest a sample lies from the kept one before it.</summary>
    public double? FromSteps { get; init; }

    /// <summary>Thinned to what a chart can show; the extremes stay.</summary>
    public required IReadOnlyList<Sample> Raw { get; init; }

    public required IReadOnlyList<Sample> Kept { get; init; }

    public static RulesPreview Of(SignalNode signal, IReadOnlyList<Sample> raw, IReadOnlyList<Sample> kept, long from, long to)
    {
        var (line, steps) = Furthest(signal.Kind, raw, kept);
        return new RulesPreview(signal, from, to, raw.Count, kept.Count)
        {
            FromLine = line,
            FromSteps = steps,
            Raw = Thinned(raw, signal.Kind),
            Kept = Thinned(kept, signal.Kind),
        };
    }

    static (double? Line, double? Steps) Furthest(ValueKind kind, IReadOnlyList<Sample> raw, IReadOnlyList<Sample> kept)
    {
        var (next, line, steps) = (0, (double?)null, (double?)null);
        foreach (var sample in raw)
        {
            while (next < kept.Count && kept[next].TimeUs <= sample.TimeUs)
                next++;
            if (next == 0 || !IsUsed(sample, kind) || !IsUsed(kept[next - 1], kind))
                continue;

            var (before, value) = (kept[next - 1], Number(sample, kind));
            steps = Math.Max(steps ?? 0, Math.Abs(value - Number(before, kind)));
            if (before.TimeUs == sample.TimeUs)
                line = Math.Max(line ?? 0, Math.Abs(value - Number(before, kind)));
            else if (next < kept.Count && IsUsed(kept[next], kind))
                line = Math.Max(line ?? 0, Math.Abs(value - Between(before, kept[next], sample.TimeUs, kind)));
        }

        return (line, steps);
    }

    static double Between(in Sample a, in Sample b, long time, ValueKind kind) =>
        Number(a, kind) + ((Number(b, kind) - Number(a, kind)) * ((double)(time - a.TimeUs) / (b.TimeUs - a.TimeUs)));

    static double Number(in Sample sample, ValueKind kind) => SampleNumber.Of(kind, sample.Bits);

    static bool IsUsed(in Sample sample, ValueKind kind) => SampleNumber.IsUsed(sample.Status, Number(sample, kind));

    static IReadOnlyList<Sample> Thinned(IReadOnlyList<Sample> samples, ValueKind kind)
    {
        if (samples.Count <= MostDrawn)
            return samples;
        var size = ((samples.Count * 2) + MostDrawn - 1) / MostDrawn;
        return [.. samples.Chunk(size).SelectMany(c => new[] { c.MinBy(s => Number(s, kind)), c.MaxBy(s => Number(s, kind)) }.Distinct().OrderBy(s => s.TimeUs))];
    }
}

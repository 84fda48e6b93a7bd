using System.Globalization;
using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Historian.Writing;

/// <summary>Quarantined samples of an answer as text in the ledger: "3:time-in-future 7:unknown-series".</summary>
static class QuarantineText
{
    public static string? Write(IReadOnlyList<QuarantinedSample> samples) =>
        samples.Count == 0 ? null : string.Join(' ', samples.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Index}:{s.Reason}")));

    public static IReadOnlyList<QuarantinedSample> Read(string? text) => text is null
        ? []
        : [.. text.Split(' ').Select(s => s.Split(':', 2)).Select(s => new QuarantinedSample(int.Parse(s[0], CultureInfo.InvariantCulture), s[1]))];
}

using AIoT.Twin.Telemetry.Historian;

namespace AIoT.Twin.Telemetry.DataQuality;

/// <summary>What operators see of the judging of signals, among the figures of the history.</summary>
sealed class QualityMeters
{
    public QualityMeters(HistorianMeters meters, QualityScan scan, QualityBook book)
    {
        meters.Watch("telemetry.quality.samples", () => scan.Judged);
        meters.Watch("telemetry.quality.behind", () => scan.Behind);
        meters.Watch("telemetry.quality.faults", () => book.Open().Count);
    }
}

using AIoT.Twin.Outcomes.Statistics;

namespace AIoT.Twin.Outcomes.Kinds;

/// <summary>The weeks of one side, and the known ones among them that figures are taken from.</summary>
sealed class DowntimeWeeks(IReadOnlyList<DowntimeWeek> all)
{
    public IReadOnlyList<DowntimeWeek> All => all;

    public IReadOnlyList<DowntimeWeek> Usable { get; } = [.. all.Where(w => w.Usable)];

    public int Count => Usable.Count;

    public IReadOnlyList<BlockBootstrap.Week> Hours => [.. Usable.Select(w => w.Hours)];

    public IReadOnlyList<NegativeBinomial.Count> Counts => [.. Usable.Select(w => w.Count)];

    public double BusyHours => Usable.Sum(w => w.BusyHours);

    public double DownHours => Usable.Sum(w => w.DownHours);

    public int Stops => Usable.Sum(w => w.Stops);

    public double? PerHundred => BusyHours > 0 ? 100 * DownHours / BusyHours : null;

    public double? MinutesPerStop => Stops > 0 ? 60 * DownHours / Stops : null;

    public double? PerWeek(Func<DowntimeWeek, double> of) => Count > 0 ? Usable.Average(of) : null;

    public KpiSide Side(DateOnly from, DateOnly to) => new(from, to, PerHundred, Count, all.Count, KnownShare);

    double KnownShare => all.Sum(w => w.PlannedHours) is var planned and > 0 ? 1 - all.Sum(w => w.UnknownHours) / planned : 0;
}

namespace AIoT.Twin.Outcomes.Told;

/// <summary>What was last said of a KPI's weeks, so that a correction of history can be told as a change of them.</summary>
sealed class ToldKpi
{
    public required Guid KpiId { get; init; }

    /// <summary>Stands for what it was computed by: definition and calendar. What another one says is not compared.</summary>
    public required string Basis { get; set; }

    /// <summary>Through which moment of this server's clock it knew what had arrived.</summary>
    public required DateTimeOffset At { get; set; }

    public required IReadOnlyList<ToldWeek> Weeks { get; set; }
}

using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.Outcomes;

/// <summary>
/// One way of computing a KPI from telemetry, found by the name stored with the KPI; what Web says of it stands under that name in its
/// texts.
/// </summary>
public interface IKpiKind : INamed
{
    /// <summary>UCUM code of the value.</summary>
    string Unit { get; }

    /// <summary>UCUM code of what a unit value in money is for.</summary>
    string WorthPer { get; }

    IReadOnlyList<KpiRole> Roles { get; }

    IReadOnlyList<KpiSetting> Settings { get; }

    /// <summary>A baseline window shorter than this is not accepted.</summary>
    int LeastBaselineWeeks { get; }

    Task<KpiValue> ComputeAsync(KpiContext context, CancellationToken cancellationToken);
}

/// <summary>A kind of input: how many signals it takes, their unit, and whether the untouched line has it too.</summary>
public sealed record KpiRole(string Name, bool Required, bool Many, string? Unit, SignalClass? Class = null, bool Compared = false);

/// <summary>A number that adjusts a kind.</summary>
public sealed record KpiSetting(string Name, string Unit, double Default, double Least, double Most);

using AIoT.Twin.Outcomes.UseCases;

namespace AIoT.Twin.Outcomes;

/// <summary>Values of KPIs, computed when their inputs were touched and otherwise remembered.</summary>
public interface IKpiValues
{
    /// <summary>Null when the KPI's kind or site is gone.</summary>
    Task<KpiValue?> OfAsync(KpiInfo kpi, CancellationToken cancellationToken);
}

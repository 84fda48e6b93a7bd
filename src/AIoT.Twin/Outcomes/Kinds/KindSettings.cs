namespace AIoT.Twin.Outcomes.Kinds;

static class KindSettings
{
    extension(IKpiKind kind)
    {
        /// <summary>The KPI's own number, else the kind's default.</summary>
        public double Setting(KpiDefinition kpi, string name) =>
            kpi.Settings.TryGetValue(name, out var own) ? own : kind.Settings.Single(s => s.Name == name).Default;
    }
}

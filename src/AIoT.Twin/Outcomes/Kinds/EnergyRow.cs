using AIoT.Twin.Outcomes.Statistics;

namespace AIoT.Twin.Outcomes.Kinds;

/// <summary>A production day of an energy KPI; what is not known of it is null.</summary>
sealed record EnergyRow(DateOnly Day, string Side, double? Energy, double? Units, double? Temperature, double Known)
{
    /// <summary>Null when an input of the day is not known.</summary>
    public EnergyDay? Fitted(bool units, bool weather) =>
        Energy is { } energy && (!units || Units is not null) && (!weather || Temperature is not null)
            ? new(Day, energy, units ? Units!.Value : 0, weather ? Temperature!.Value : 0)
            : null;
}

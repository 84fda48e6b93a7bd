using AIoT.Twin.Outcomes.UseCases;
using AIoT.Twin.SamplePlant.Layout;
using AIoT.Twin.SamplePlant.People;
using AIoT.Twin.SamplePlant.Physics;

namespace AIoT.Twin.SamplePlant;

/// <summary>The two use cases of the plant, as its people registered them before the changes took effect.</summary>
static class SampleUseCases
{
    public const string Energy = "energy";
    public const string Downtime = "downtime";

    const int BaselineMonths = 12;

    static readonly string s_area = $"{PlantLayout.Enterprise}/Lindau/Production";

    public static IReadOnlyList<NewUseCase> Of(PlantLayout layout, PlantIds ids)
    {
        var site = layout.Sites[0];
        var change = DateOnly.FromDateTime(site.Calendar.LocalTime(site.Calendar.ChangeUs));
        var due = DateOnly.FromDateTime(site.Calendar.LocalTime(layout.InstalledUs)).AddMonths(2);
        return
        [
            new(ids.Twin(PlantLayout.PathOf(site)), "Lindau makes its goods with 15 % less electricity", Id(ids, SamplePeople.Manager), due)
            {
                Id = ids.Of("use-case", Energy),
                SponsorId = Id(ids, SamplePeople.CentreOfExcellence),
                UnitValue = new(site.Spec.EnergyPrice, site.Spec.Currency),
                Kpis = [EnergyKpi(site, ids, change)],
            },
            new(ids.Twin(s_area), "Fewer unplanned stops on the filling lines", Id(ids, SamplePeople.OtEngineer), due)
            {
                Id = ids.Of("use-case", Downtime),
                SponsorId = Id(ids, SamplePeople.Manager),
                UnitValue = new(1_850, site.Spec.Currency),
                Kpis = [StopsKpi("Line 1", PlantedTruths.Line1StopTarget, ids, change), StopsKpi("Line 2", PlantedTruths.Line2StopTarget, ids, change)],
            },
        ];
    }

    static NewKpi EnergyKpi(SiteModel site, PlantIds ids, DateOnly change)
    {
        var path = PlantLayout.PathOf(site);
        return new("specific-energy", ids.Twin(path), change.AddMonths(-BaselineMonths), change, change, -PlantedTruths.EnergyTarget)
        {
            Id = ids.Of("kpi", Energy),
            Inputs =
            [
                new("energy", ids.Signal($"{path}/Utilities/Electricity meter/{QuarterSignals.Energy}")),
                new("units", ids.Signal($"{path}/Production/{QuarterSignals.UnitsMade}")),
                new("outdoor-temperature", ids.Signal($"{path}/Utilities/Weather station/{QuarterSignals.OutdoorTemperature}")),
            ],
        };
    }

    static NewKpi StopsKpi(string line, double target, PlantIds ids, DateOnly change) =>
        new("unplanned-downtime", ids.Twin($"{s_area}/{line}"), change.AddMonths(-BaselineMonths), change, change, target)
        {
            Id = ids.Of("kpi", line),
            ComparisonId = ids.Twin($"{s_area}/Line 3"),
            Inputs = [new("state", State(ids, line)), new("state", State(ids, "Line 3"), Comparison: true)],
        };

    static Guid State(PlantIds ids, string line) => ids.Signal($"{s_area}/{line}/{LineSpec.Machines[LineSpec.Constraint]}/State");

    static Guid Id(PlantIds ids, SamplePerson person) => ids.Person(person.SignIn);
}

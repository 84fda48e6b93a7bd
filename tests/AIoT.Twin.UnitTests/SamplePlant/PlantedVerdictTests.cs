using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;
using AIoT.Twin.Outcomes;
using AIoT.Twin.Outcomes.Kinds;
using AIoT.Twin.Outcomes.UseCases;
using AIoT.Twin.SamplePlant;
using AIoT.Twin.SamplePlant.History;
using AIoT.Twin.SamplePlant.Layout;
using AIoT.Twin.SamplePlant.Seeding.Steps;
using AIoT.Twin.Telemetry.Calendars;
using AIoT.Twin.TestKit;

namespace AIoT.Twin.UnitTests.SamplePlant;

/// <summary>What the product's own figures say of the plant's history, whatever day it was installed on.</summary>
public sealed class PlantedVerdictTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Plants.InstallationDays), MemberType = typeof(Plants))]
    public async Task The_product_finds_what_was_planted(string installed)
    {
        var layout = Plants.Layout(installed);
        var ids = new PlantIds(layout.InstalledUs);
        var useCases = SampleUseCases.Of(layout, ids);
        var history = Filled(layout, ids, [.. useCases.SelectMany(u => u.Kpis).SelectMany(k => k.Inputs).Select(i => i.SignalId)]);

        var energy = await ValueAsync(new SpecificEnergyKpi(history), layout, ids, useCases[0].Kpis[0]);
        var line1 = await ValueAsync(new UnplannedDowntimeKpi(history), layout, ids, useCases[1].Kpis[0]);
        var line2 = await ValueAsync(new UnplannedDowntimeKpi(history), layout, ids, useCases[1].Kpis[1]);

        Assert.Equal(new(ChangeVerdict.Verified, TargetVerdict.Missed), energy.Verdict);
        Assert.Equal(new(ChangeVerdict.Verified, TargetVerdict.Open), line1.Verdict);
        Assert.Equal(ChangeVerdict.NotYet, line2.Verdict.Change);
        Assert.InRange(-energy.Change!.Value.Value, PlantedTruths.EnergySaving - 0.01, PlantedTruths.EnergySaving + 0.01);
        Assert.DoesNotContain(line1.Notes, n => n.Code is KpiNote.ReturnToNormal or KpiNote.ComparisonChanged);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"energy {energy.Change}, line 1 {line1.Change} P {line1.TargetProbability:0.00}, line 2 {line2.Change}; {string.Join(", ", line2.Notes.Select(n => n.Code))}");
    }

    static HistoryInMemory Filled(PlantLayout layout, PlantIds ids, HashSet<Guid> wanted)
    {
        var history = new HistoryInMemory();
        var plan = PlantHistory.Records(layout, layout.InstalledUs);
        foreach (var part in plan.Parts.Where(p => wanted.Contains(ids.Signal(p.Signal.Path))))
        {
            var samples = new Sample[part.Count];
            part.Write(0, 0, samples);
            foreach (var sample in samples)
                history.Add(ids.Signal(part.Signal.Path), sample);
        }

        return history;
    }

    static Task<KpiValue> ValueAsync(IKpiKind kind, PlantLayout layout, PlantIds ids, NewKpi kpi)
    {
        var signals = layout.Signals.Select(s => new SignalNode(ids.Signal(s.Path), ids.Twin(s.Twin), s.Name, s.Unit, s.Kind, s.Class)).ToList();
        var definition = new KpiDefinition
        {
            Id = kpi.Id!.Value,
            Kind = kpi.Kind,
            ScopeId = kpi.ScopeId,
            Inputs = kpi.Inputs,
            BaselineFrom = kpi.BaselineFrom,
            BaselineTo = kpi.BaselineTo,
            ChangeOn = kpi.ChangeOn,
            TargetChange = kpi.TargetChange,
        };
        var calendar = new SiteCalendar(layout.Sites[0].Calendar.Zone, CalendarsStep.Plan(layout.Sites[0], layout.InstalledUs));
        return kind.ComputeAsync(new(definition, calendar, new(0, [], signals, []), layout.InstalledUs), Stop);
    }
}

using AIoT.Twin.Acquisition;
using AIoT.Twin.Enablement.Adoption;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.ModelOps;
using AIoT.Twin.ModelOps.Watching;
using AIoT.Twin.Outcomes;
using AIoT.Twin.SamplePlant;
using AIoT.Twin.SamplePlant.Layout;
using AIoT.Twin.SamplePlant.Physics;
using AIoT.Twin.SamplePlant.Seeding;
using AIoT.Twin.Telemetry;
using AIoT.Twin.Telemetry.DataQuality;
using Microsoft.Extensions.DependencyInjection;

namespace AIoT.Twin.IntegrationTests.SamplePlant;

/// <summary>The whole plant, filled and running: what the application finds against what was planted.</summary>
public sealed class PlantedTruthsTests(Databases databases, ITestOutputHelper output)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    // On one database everything; on the other an hour by the second, which leaves the suspects with their weeks of minutes.
    [Theory]
    [InlineData(DatabaseKind.Sqlite, 24)]
    [InlineData(DatabaseKind.Postgres, 1)]
    public async Task The_application_finds_what_was_planted(DatabaseKind kind, int hours)
    {
        var began = TimeProvider.System.GetTimestamp();
        await using var twin = await RunningTwin.StartAsync(
            await databases.CreateAsync(kind, Stop),
            builder => builder.Services.AddSingleton(new PlantExtent(hours * Us.Hour)),
            Stop, "Twin:SamplePlant=true", "Twin:ModelOps:Enabled=false");
        var context = await twin.Get<RunningPlant>().WhenFilled.WaitAsync(Stop);
        output.WriteLine($"{kind}: filled in {TimeProvider.System.GetElapsedTime(began).TotalSeconds:0.0} s, {hours} h by the second");

        await AssertUseCasesAsync(twin, context);
        await AssertAdoptionAsync(twin, context);
        await AssertSuspectsAsync(twin, context);
        await AssertLiveFollowsHistoryAsync(twin, context);
        await AssertQualityAsync(twin, context, hours);
    }

    async Task AssertUseCasesAsync(RunningTwin twin, SeedContext context)
    {
        var useCases = await twin.Get<IOutcomeQueries>().UseCasesAsync(Caller.System, Stop);
        var kpis = useCases.SelectMany(u => u.Kpis).ToDictionary(k => k.Kpi.Id, k => k.Value!);
        foreach (var value in kpis.Values)
            output.WriteLine($"{value.Kind}: {value.Verdict}, change {value.Change}, target {value.TargetProbability:0.00}, {value.Money}");

        Assert.Equal(new(ChangeVerdict.Verified, TargetVerdict.Missed), kpis[context.Ids.Of("kpi", SampleUseCases.Energy)].Verdict);
        Assert.Equal(new(ChangeVerdict.Verified, TargetVerdict.Open), kpis[context.Ids.Of("kpi", "Line 1")].Verdict);
        Assert.Equal(ChangeVerdict.NotYet, kpis[context.Ids.Of("kpi", "Line 2")].Verdict.Change);
        Assert.All(useCases, u => Assert.True(u.Sample));
    }

    async Task AssertAdoptionAsync(RunningTwin twin, SeedContext context)
    {
        var report = await twin.Get<IAdoptionQueries>().ReportAsync(Caller.System, context.Ids.Twin(PlantLayout.Enterprise), 13, Stop);
        foreach (var team in report.Teams)
            output.WriteLine($"{team.Name}: {string.Join(' ', team.Weeks.Select(w => w.Outcome))}, habit {team.Habit}");
        var weeks = report.Teams.ToDictionary(t => t.Name, t => t.Weeks.SkipLast(1).Select(w => w.Outcome is WeekOutcome.Used).ToList());

        Assert.Equal(8, report.Teams.Count);
        Assert.True(Team(report, PlantedTruths.TeamGrowingIntoUse).Habit);
        Assert.DoesNotContain(true, weeks[PlantedTruths.TeamGrowingIntoUse][..6]);
        Assert.False(Team(report, PlantedTruths.TeamFading).Habit);
        Assert.DoesNotContain(false, weeks[PlantedTruths.TeamFading][..5]);
        var (never, clicking) = (Team(report, PlantedTruths.TeamNeverReached), Team(report, PlantedTruths.TeamClickingAway));
        Assert.All(never.Weeks, w => Assert.Equal(WeekOutcome.NothingToActOn, w.Outcome));
        Assert.All(clicking.Weeks.SkipLast(1), w => Assert.True(w is { Outcome: WeekOutcome.NotDecided, Folded: > 4 }));
        Assert.All(weeks.Where(t => t.Key is "Lindau late" or "Suzhou early" or "Suzhou night"), t => Assert.True(t.Value.Count(used => used) >= 9));
    }

    static TeamAdoption Team(AdoptionReport report, string name) => report.Teams.Single(t => t.Name == name);

    async Task AssertSuspectsAsync(RunningTwin twin, SeedContext context)
    {
        var (book, round) = (twin.Get<WatchBook>(), twin.Get<WatchRound>());
        await book.LoadAsync(Stop);
        while (await round.RunAsync(Stop))
        {
        }

        var findings = await twin.Get<IModelOpsQueries>().FindingsAsync(Caller.System, ended: false, 500, Stop);
        foreach (var finding in findings)
        {
            output.WriteLine(
                $"{finding.Verdict} {finding.Cause}: {Path(twin, finding.Subject)} {finding.Magnitude:0.00} {finding.Unit} since {finding.SinceEarliest:u}");
        }

        output.WriteLine($"{await twin.Get<IModelOpsQueries>().CountAsync(Caller.System, Stop)}");
        var suspect = findings.Where(f => f.Verdict is Verdict.SensorSuspect).ToDictionary(f => f.Subject, f => f.Cause);
        Guid Planted(string path) => context.Ids.Signal(context.Layout.Signals.Single(s => s.Path.EndsWith(path, StringComparison.Ordinal)).Path);

        Assert.Equal(new() { [Planted(PlantLayout.Drifting)] = FindingCause.Apart, [Planted(PlantLayout.Stuck)] = FindingCause.Stuck }, suspect);
    }

    // The checks find the sensor that is stuck and hold nothing against any other; what a busy machine polls late is left aside.
    async Task AssertQualityAsync(RunningTwin twin, SeedContext context, int hours)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (await twin.Get<QualityRound>().RunAsync(Stop))
        {
        }

        output.WriteLine($"{twin.Get<QualityScan>().Judged} samples judged, the last of them in {TimeProvider.System.GetElapsedTime(began).TotalSeconds:0.0} s");
        var now = TimeProvider.System.GetUtcNow();
        var found = await twin.Get<IQualityQueries>().FaultsAsync(Caller.System, TwinTree.RootId, now.AddDays(-90), now, 10_000, Stop);
        foreach (var (signal, reason) in found)
            output.WriteLine($"{reason.Kind}: {Path(twin, signal)} {reason.Magnitude:0.##} {reason.Unit} since {reason.SinceEarliest:u} until {reason.Until:u}");
        var live = InstallationBook.Spans(context.Installation)[0].ToUs;
        var stuck = context.Ids.Signal(context.Layout.Signals.Single(s => s.Path.EndsWith(PlantLayout.Stuck, StringComparison.Ordinal)).Path);

        Assert.Equal([(stuck, QualityKind.Stuck)], found.Where(f => f.Reason.Kind is not (QualityKind.Gap or QualityKind.Suspect)).Select(f => (f.Signal, f.Reason.Kind)));
        // With fewer seconds than a day there is a hole between them and the minutes, and nothing else is missing.
        var minutes = context.Layout.Signals.Where(s => s.LongMinutes && hours < 24).Select(s => context.Ids.Signal(s.Path)).ToHashSet();
        Assert.DoesNotContain(found, f => f.Reason is { Kind: QualityKind.Gap } gap && gap.SinceEarliest?.ToMicroseconds() < live - Us.Minute && !minutes.Contains(f.Signal));
        Assert.Equal(2, twin.Get<IQualityQueries>().All(Caller.System).Count(s => s.Reasons.Any(r => r.Kind is QualityKind.Suspect)));
    }

    // Around the moment live values began nothing is missing; a busy machine polls late, but not by as long as the plant takes to fill.
    static async Task AssertLiveFollowsHistoryAsync(RunningTwin twin, SeedContext context)
    {
        var began = InstallationBook.Spans(context.Installation)[0].ToUs;
        foreach (var signal in context.Layout.Signals.Where(s => s.Role is SignalRole.Measured).Take(300))
        {
            var id = context.Ids.Signal(signal.Path);
            var around = await twin.Get<ITelemetryQueries>().SamplesAsync(id, began - Us.Minute, began + 15 * Us.Second, 200, Stop);
            Assert.All(around.Zip(around.Skip(1)), pair => Assert.True(pair.Second.TimeUs - pair.First.TimeUs <= 10 * Us.Second, signal.Path));
            Assert.True(around[^1].TimeUs > began, signal.Path);
        }
    }

    static string Path(RunningTwin twin, Guid signal) =>
        twin.Get<ITwinTreeSource>().Tree is var tree && tree.Signal(signal) is { } node ? $"{tree.PathOf(node.TwinId)} / {node.Name}" : $"{signal}";
}

using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.DataQuality;
using AIoT.Twin.Telemetry.Historian.Compaction;
using AIoT.Twin.Telemetry.Historian.Store;
using static AIoT.Twin.IntegrationTests.Telemetry.DataQuality.QualityPlant;

namespace AIoT.Twin.IntegrationTests.Telemetry.DataQuality;

public sealed class QualityTests(Databases databases)
{
    const int NineDays = 9 * 1440;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_found_survives_a_crash_is_found_once_and_ends_when_it_ends(DatabaseKind kind)
    {
        var connection = await databases.CreateAsync(kind, Stop);
        Guid signal;
        var (began, after) = (Now - (120 * Minute), 0L);
        await using (var twin = await RunningTwin.StartAsync(connection, Stop, Settings))
        {
            var plant = await CreateAsync(twin);
            signal = await plant.SignalAsync("Temperature");
            await plant.UsualAsync(signal, began, NineDays);
            await JudgeAsync(twin);
            await plant.SameAsync(signal, began, 90, 51.25);
            await JudgeAsync(twin);
            var stuck = Assert.Single(await FaultsAsync(twin, signal));
            Assert.Equal((QualityKind.Stuck, (began + Minute).ToTime(), null, 51.25), (stuck.Kind, stuck.SinceEarliest, stuck.Until, stuck.Magnitude));

            // Judged, but not stored: as if the process had been killed a moment later.
            await plant.SameAsync(signal, after = began + (90 * Minute), 10, 51.25);
            await JudgeAsync(twin);
        }

        await using (var twin = await RunningTwin.StartAsync(connection, Stop, Settings))
        {
            await JudgeAsync(twin);
            Assert.Single(await FaultsAsync(twin, signal));
            Assert.Equal(QualityKind.Stuck, twin.Get<IQualityQueries>().Of(Caller.System, signal)!.Reasons.First(r => r.Kind is not QualityKind.Gap).Kind);

            await new QualityPlant(twin, null!).WriteAsync(signal, [(after + (11 * Minute), 52.5)]);
            await JudgeAsync(twin);
            Assert.Equal((after + (11 * Minute)).ToTime(), Assert.Single(await FaultsAsync(twin, signal)).Until);
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_gap_that_late_values_fill_is_gone_and_one_they_fill_in_part_is_two(DatabaseKind kind)
    {
        await using var twin = await RunningTwin.StartAsync(await databases.CreateAsync(kind, Stop), Stop, Settings);
        var plant = await CreateAsync(twin);
        var (whole, part) = (await plant.SignalAsync("Whole"), await plant.SignalAsync("Part"));
        var hole = Now - (200 * Minute);
        foreach (var signal in (Guid[])[whole, part])
        {
            await plant.UsualAsync(signal, hole, 200);
            await plant.UsualAsync(signal, Now, 100);
        }

        await JudgeAsync(twin);
        Assert.Equal([(QualityKind.Gap, hole.ToTime(), (hole + (101 * Minute)).ToTime())], (await FaultsAsync(twin, whole)).Select(f => (f.Kind, f.SinceEarliest, f.Until!.Value)));

        await plant.SameAsync(whole, hole, 100, 50);
        await plant.SameAsync(part, hole + (40 * Minute), 20, 50);
        await JudgeAsync(twin);

        Assert.Empty(await FaultsAsync(twin, whole));
        Assert.Equal([41 * 60.0, 41 * 60.0], (await FaultsAsync(twin, part)).Select(f => f.Magnitude));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Where_the_journal_is_gone_history_takes_its_place(DatabaseKind kind)
    {
        var connection = await databases.CreateAsync(kind, Stop);
        Guid signal;
        var began = Now - (120 * Minute);
        await using (var twin = await RunningTwin.StartAsync(connection, Stop, [.. Settings, "Twin:Quality:Enabled=false"]))
        {
            var plant = await CreateAsync(twin);
            signal = await plant.SignalAsync("Temperature");
            await plant.UsualAsync(signal, began, NineDays);
            await plant.SameAsync(signal, began, 90, 51.25);
            await twin.Get<Compactor>().FlushAsync(everything: true, Stop);
            await using var transaction = await twin.Get<HistoryDatabase>().BeginAsync(Stop);
            await transaction.ExecuteAsync($"delete from {twin.Get<HistoryDatabase>().Prefix}journal", [], Stop);
            await transaction.CommitAsync(Stop);
        }

        await using (var twin = await RunningTwin.StartAsync(connection, Stop, Settings))
        {
            await JudgeAsync(twin);

            Assert.Equal((QualityKind.Stuck, (began + Minute).ToTime()), (await FaultsAsync(twin, signal)).Select(f => (f.Kind, f.SinceEarliest)).Single());
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_journal_waits_for_what_is_not_judged_and_no_longer(DatabaseKind kind)
    {
        await using var twin = await RunningTwin.StartAsync(await databases.CreateAsync(kind, Stop), Stop, [.. Settings, "Twin:Quality:SaveEvery=00:00:00.001"]);
        var plant = await CreateAsync(twin);
        var signal = await plant.SignalAsync("Temperature");
        await JudgeAsync(twin);
        await plant.UsualAsync(signal, Now, 50);
        Assert.Equal(0L, await CursorAsync(twin));

        await JudgeAsync(twin);
        await JudgeAsync(twin);

        Assert.Equal(twin.Get<AIoT.Twin.Telemetry.Historian.Tail.TailFollower>().Position - 1, await CursorAsync(twin));
    }

    static async Task<long> CursorAsync(RunningTwin twin) => Convert.ToInt64(
        await twin.Get<HistoryDatabase>().ScalarAsync($"select seq from {twin.Get<HistoryDatabase>().Prefix}consumer where name = 'quality'", [], Stop),
        System.Globalization.CultureInfo.InvariantCulture);
}

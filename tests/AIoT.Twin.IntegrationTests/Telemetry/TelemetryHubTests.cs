using System.Net.WebSockets;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Keys;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.IntegrationTests.Telemetry;

public sealed class TelemetryHubTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    async Task<(RunningTwin Twin, SeriesInfo Series, CreateKeyResult.Created Key)> PlantAsync(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var plant = await Plant.CreateAsync(twin, Stop);
        var added = await twin.Get<EditSignals>().AddAsync(Caller.System, new NewSignal(plant.Oven, "Load of the belt", "kW", ValueKind.Double), Stop);
        var series = await twin.Get<ISeriesCatalog>().EnsureAsync(Assert.IsType<TwinResult.Done>(added).Id, ValueKind.Double, "kW", Stop);
        var key = await twin.Get<CreateKey>().RunAsync(Caller.System, $"wall {Guid.NewGuid():n}", PrincipalKind.Service, Role.Viewer, plant.Site, null, Stop);
        return (twin, series, Assert.IsType<CreateKeyResult.Created>(key));
    }

    static void Say(RunningTwin twin, SeriesInfo series, double value, ushort status = SampleStatus.Good) =>
        twin.Get<TelemetryFeed>().Publish([Sample.Of(series.Handle, twin.Get<TimeProvider>().Now().ToMicroseconds(), value, status)]);

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_known_comes_first_and_then_what_changes(DatabaseKind kind)
    {
        var (twin, series, key) = await PlantAsync(kind);
        Say(twin, series, 41.5);
        await using var hub = await HubClient.OpenAsync(twin.Address, key.Key, null, Stop);

        await hub.ListenAsync("Latest", [series.SignalId], Stop);
        var known = await hub.NewsAsync(Stop);
        Say(twin, series, double.NaN, SampleStatus.BadNotANumber);
        var changed = await hub.NewsAsync(Stop);

        Assert.Equal(41.5, (double?)known!["samples"]![0]!["value"]);
        Assert.Equal("good", (string?)known["samples"]![0]!["quality"]);
        Assert.Null(changed!["samples"]![0]!["value"]);
        Assert.Equal(SampleStatus.BadNotANumber, (int?)changed["samples"]![0]!["status"]);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Texts_and_whole_numbers_come_whole(DatabaseKind kind)
    {
        var (twin, series, key) = await PlantAsync(kind);
        var oven = twin.Get<ITwinTreeSource>().Tree.Signal(series.SignalId)!.TwinId;
        var order = await SeriesAsync(twin, oven, "Order", ValueKind.Text);
        var counter = await SeriesAsync(twin, oven, "Counter", ValueKind.Integer);
        var now = twin.Get<TimeProvider>().Now().ToMicroseconds();
        twin.Get<TelemetryFeed>().Publish(new Sample(order.Handle, SampleStatus.Good, now, 0), "Los <b>7</b>");
        twin.Get<TelemetryFeed>().Publish([new Sample(counter.Handle, SampleStatus.Good, now, long.MaxValue)]);
        await using var hub = await HubClient.OpenAsync(twin.Address, key.Key, null, Stop);

        await hub.ListenAsync("Latest", [order.SignalId, counter.SignalId], Stop);
        var known = (await hub.NewsAsync(Stop))!["samples"]!.AsArray().ToDictionary(s => (Guid)s!["signal"]!, s => s!["value"]!);

        Assert.Equal("Los <b>7</b>", (string)known[order.SignalId]!);
        Assert.Equal(long.MaxValue, (long)known[counter.SignalId]!);
    }

    static async Task<SeriesInfo> SeriesAsync(RunningTwin twin, Guid on, string name, ValueKind kind)
    {
        var added = await twin.Get<EditSignals>().AddAsync(Caller.System, new NewSignal(on, name, "1", kind), Stop);
        return await twin.Get<ISeriesCatalog>().EnsureAsync(Assert.IsType<TwinResult.Done>(added).Id, kind, "1", Stop);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_stream_has_every_sample_and_counts_what_was_lost(DatabaseKind kind)
    {
        var (twin, series, key) = await PlantAsync(kind);
        await using var hub = await HubClient.OpenAsync(twin.Address, key.Key, null, Stop);
        await hub.ListenAsync("Stream", [series.SignalId], Stop);
        var first = await hub.NewsAsync(Stop);

        Say(twin, series, 1);
        Say(twin, series, 2);
        var values = new List<double>();
        while (values.Count < 2)
            values.AddRange((await hub.NewsAsync(Stop))!["samples"]!.AsArray().Select(s => (double)s!["value"]!));
        var (said, dropped) = (0, 0L);
        while (dropped == 0)
        {
            for (var i = 0; i < 6000; i++)
                Say(twin, series, said++);
            dropped = (long)(await hub.NewsAsync(Stop))!["dropped"]!;
        }

        Assert.Empty(first!["samples"]!.AsArray());
        Assert.Equal([1, 2], values);
        Assert.InRange(dropped, 1, said);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task When_a_key_is_revoked_its_stream_ends(DatabaseKind kind)
    {
        var (twin, series, key) = await PlantAsync(kind);
        await using var hub = await HubClient.OpenAsync(twin.Address, key.Key, null, Stop);
        await hub.ListenAsync("Latest", [series.SignalId], Stop);
        await hub.NewsAsync(Stop);

        Assert.Null(await twin.Get<RevokeKey>().RunAsync(Caller.System, key.Id, Stop));

        while (await hub.NewsAsync(Stop) is not null)
        {
        }

        Assert.Contains("forbidden", hub.Ended, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_signal_one_may_not_read_looks_like_one_that_is_not_there(DatabaseKind kind)
    {
        var (twin, _, key) = await PlantAsync(kind);
        var (_, others, _) = await PlantAsync(kind);
        await using var hub = await HubClient.OpenAsync(twin.Address, key.Key, null, Stop);

        await hub.ListenAsync("Latest", [others.SignalId], Stop);

        Assert.Null(await hub.NewsAsync(Stop));
        Assert.Contains($"signal-not-readable {others.SignalId}", hub.Ended, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobody_and_pages_of_other_hosts_are_not_let_in(DatabaseKind kind)
    {
        var (twin, _, key) = await PlantAsync(kind);

        await Assert.ThrowsAsync<WebSocketException>(() => HubClient.OpenAsync(twin.Address, null, null, Stop));
        await Assert.ThrowsAsync<WebSocketException>(() => HubClient.OpenAsync(twin.Address, key.Key, "http://elsewhere.example", Stop));
    }
}

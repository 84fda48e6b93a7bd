using AIoT.Twin.TestKit;
using AIoT.Twin.Telemetry.Sinks;

namespace AIoT.Twin.IntegrationTests.Telemetry.Sinks;

/// <summary>Real databases and a real broker get what the history holds, whoever of the two was away.</summary>
public sealed class SinkTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task InfluxDB_holds_what_the_history_holds(DatabaseKind kind)
    {
        Assert.SkipUnless(InfluxServer.Missing is null, InfluxServer.Missing ?? "");
        await using var target = new InfluxTarget(await InfluxServer.StartAsync(Stop));

        await AcrossRestartsAsync(kind, target);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_second_PostgreSQL_holds_what_the_history_holds(DatabaseKind kind)
    {
        var cluster = await PostgresCluster.StartAsync();
        await using var target = new PostgresTarget(cluster, await cluster.CreateDatabaseAsync(Stop));

        await AcrossRestartsAsync(kind, target);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_unified_namespace_hears_what_the_history_holds(DatabaseKind kind)
    {
        Assert.SkipUnless(MosquittoBroker.Missing is null, MosquittoBroker.Missing ?? "");
        await using var target = await MqttTarget.StartAsync(Stop);

        await AcrossRestartsAsync(kind, target);
    }

    async Task AcrossRestartsAsync(DatabaseKind kind, ISinkTarget target)
    {
        var database = await databases.CreateAsync(kind, Stop);
        IReadOnlyList<SentSignal> signals;
        Guid sink;
        await using (var first = await SinkBench.StartAsync(database))
        {
            signals = first.Signals;
            sink = await first.SinkAsync(target);
            await first.StatusAsync(sink, s => s.State == SinkState.Sending);
            await first.WriteAsync(Enumerable.Range(1000, 40));
            await first.SameAsync(target);

            await target.LeaveAsync();
            // Late ones, and corrections of what is there already.
            await first.WriteAsync(Enumerable.Range(500, 20));
            await first.WriteAsync(Enumerable.Range(1010, 5), turn: 1);
            var failed = await first.StatusAsync(sink, s => s.State == SinkState.Failed);
            Assert.NotNull(failed.LastFailure);
            Assert.True(failed.Sent >= 200);
        }

        await using var second = await SinkBench.StartAsync(database, signals);
        await second.WriteAsync(Enumerable.Range(2000, 40));
        await target.StartAgainAsync(Stop);

        await second.SameAsync(target);
        var status = await second.StatusAsync(sink, s => s.Behind == 0);
        Assert.Equal((SinkState.Sending, 0L), (status.State, status.Refused));
    }
}

using AIoT.Twin.Acquisition;
using Microsoft.Extensions.DependencyInjection;

namespace AIoT.Twin.IntegrationTests.Edge;

/// <summary>What the agent writes and what the server reads are the same, for every kind of value and for none.</summary>
public sealed class ForwardedSamplesTests(Databases databases)
{
    // Microseconds, and not whole milliseconds.
    const long Time = 1_772_359_200_123_457;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Every_value_arrives_as_it_was_and_what_is_none_arrives_as_bad(DatabaseKind kind)
    {
        await using var bench = await EdgeBench.StartAsync(await databases.SharedAsync(kind, Stop));
        double[] numbers = [-0.0, double.Epsilon, double.MaxValue, 0.1, 1e-300, -123.456789012345];
        (double Value, ushort Status)[] none = [(double.NaN, SampleStatus.BadNoCommunication), (double.PositiveInfinity, SampleStatus.Good), (double.NaN, SampleStatus.Uncertain)];
        var (real, whole, truth, state, text, lost) = (
            await bench.SignalAsync(ValueKind.Double), await bench.SignalAsync(ValueKind.Integer), await bench.SignalAsync(ValueKind.Boolean),
            await bench.SignalAsync(ValueKind.State), await bench.SignalAsync(ValueKind.Text), await bench.SignalAsync(ValueKind.Text));
        using var agent = bench.Agent(devicePort: 1);
        var series = agent.Services.GetRequiredService<ISeriesCatalog>();
        async Task<int> HandleAsync(Guid signal) =>
            (await series.EnsureAsync(signal, bench.Signals.Single(s => s.Id == signal).Kind, "1", Stop)).Handle;
        var of = (Real: await HandleAsync(real), Whole: await HandleAsync(whole), Truth: await HandleAsync(truth), State: await HandleAsync(state),
            Text: await HandleAsync(text), Lost: await HandleAsync(lost));
        Sample[] samples =
        [
            .. numbers.Select((n, i) => Sample.Of(of.Real, Time + i, n, SampleStatus.UncertainLastUsableValue)),
            .. none.Select((n, i) => Sample.Of(of.Real, Time + 100 + i, n.Value, n.Status)),
            new(of.Whole, SampleStatus.Good, Time, long.MinValue), new(of.Whole, SampleStatus.Good, Time + 1, long.MaxValue),
            new(of.Truth, SampleStatus.Good, Time, 1), new(of.State, SampleStatus.BadTimeout, Time, 3),
            new(of.Text, SampleStatus.Good, Time, 0), new(of.Lost, SampleStatus.BadNoCommunication, Time, 0), new(of.Lost, SampleStatus.BadNoCommunication, Time + 1, 7),
        ];

        await agent.Services.GetRequiredService<ISampleSink>().WriteAsync(
            new SampleBatch("test", 0, null, samples, BatchAck.None) { Strings = ["Läuft \"gut\" \u0001"] }, Stop);
        await agent.StartAsync(Stop);
        await bench.ReportedAsync(r => (int)r["waitingBatches"]! == 0 && !bench.Link.Answers.IsEmpty);
        await agent.StopAsync(Stop);

        var answer = Assert.Single(bench.Link.Answers).Answer;
        Assert.Equal((samples.Length, 0), ((int)answer["stored"]!, answer["quarantined"]!.AsArray().Count));
        var stored = await bench.HistoryAsync(real);
        Assert.Equal(
            numbers.Select((n, i) => (Time + i, BitConverter.DoubleToInt64Bits(n), SampleStatus.UncertainLastUsableValue)),
            stored.Take(numbers.Length).Select(s => (s.TimeUs, s.Bits, s.Status)));
        Assert.Equal(
            [SampleStatus.BadNoCommunication, SampleStatus.BadNotANumber, SampleStatus.BadNotANumber],
            stored.Skip(numbers.Length).Select(s => double.IsNaN(s.Value) ? s.Status : SampleStatus.Good));
        Assert.Equal([long.MinValue, long.MaxValue], (await bench.HistoryAsync(whole)).Select(s => s.Bits));
        Assert.Equal(1, Assert.Single(await bench.HistoryAsync(truth)).Bits);
        Assert.Equal((3, SampleStatus.BadTimeout), (Assert.Single(await bench.HistoryAsync(state)).Bits, (await bench.HistoryAsync(state))[0].Status));
        Assert.Equal("Läuft \"gut\" \u0001", await bench.TextAsync(text));
        Assert.All(await bench.HistoryAsync(lost), s => Assert.Equal(SampleStatus.BadNoCommunication, s.Status));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_bad_sample_may_lack_its_value_and_a_good_one_may_not(DatabaseKind kind)
    {
        await using var bench = await EdgeBench.StartAsync(await databases.SharedAsync(kind, Stop));
        var signal = await bench.SignalAsync(ValueKind.Double);

        Assert.Equal(System.Net.HttpStatusCode.OK, await PostAsync(bench, $$"""{"signal":"{{signal}}","time":"2026-03-01T10:00:00Z","status":32768}"""));
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, await PostAsync(bench, $$"""{"signal":"{{signal}}","time":"2026-03-01T10:00:01Z"}"""));
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, await PostAsync(bench, "null"));
        Assert.Equal(Quality.Bad, Assert.Single(await bench.HistoryAsync(signal)).Quality);
    }

    static async Task<System.Net.HttpStatusCode> PostAsync(EdgeBench bench, string sample)
    {
        using var body = new StringContent($$"""{"samples":[{{sample}}]}""", System.Text.Encoding.UTF8, "application/json");
        using var answer = await bench.AsAgent.PostAsync(new Uri("/api/v1/samples", UriKind.Relative), body, Stop);
        return answer.StatusCode;
    }
}

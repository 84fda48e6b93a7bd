using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Keys;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry;

namespace AIoT.Twin.IntegrationTests.Telemetry;

/// <summary>What no plant should send and some do: an answer that says why, or a row that was set aside; and the books balance.</summary>
public sealed class BadInputTests(Databases databases)
{
    static readonly DateTimeOffset s_start = new(2026, 3, 1, 10, 0, 0, TimeSpan.Zero);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_everything_sent_each_value_is_stored_or_set_aside_with_its_reason(DatabaseKind kind)
    {
        await using var twin = await RunningTwin.StartAsync(await databases.CreateAsync(kind, Stop), Stop);
        var (signal, producer) = await PlantAsync(twin);
        var tomorrow = TimeProvider.System.GetUtcNow().AddDays(1.1);
        string[] given =
        [
            Of(signal, s_start, "1.5"), Of(signal, s_start.AddSeconds(1), "\"NaN\""), Of(signal, s_start.AddSeconds(2), "\"Infinity\""),
            Of(signal, s_start.AddSeconds(3), "\"-Infinity\""), Of(signal, s_start.AddSeconds(4), "\"1e400\""), Of(signal, s_start.AddSeconds(5), "\"warm\""),
            Of(signal, s_start.AddSeconds(6), "true"), Of(signal, s_start.AddSeconds(7), "[1]"), Of(signal, new(1969, 12, 31, 23, 59, 59, TimeSpan.Zero), "1"),
            Of(signal, tomorrow, "1"), Of(Guid.NewGuid(), s_start, "1"), Of(signal, s_start.AddSeconds(8), "2.5"),
        ];

        var (status, answer) = await PostAsync(producer, given, 1);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(2, (int)answer["stored"]!);
        Assert.Equal(
            [
                "1 wrong-kind", "2 wrong-kind", "3 wrong-kind", "4 wrong-kind", "5 wrong-kind", "6 wrong-kind", "7 wrong-kind", "8 time-before-1970",
                "9 time-in-future", "10 unknown-series",
            ],
            answer["quarantined"]!.AsArray().OrderBy(q => (int)q!["index"]!).Select(q => $"{q!["index"]} {q["reason"]}"));

        // What is no JSON number at all names its field, and nothing of its batch is taken.
        foreach (var value in (string[])["1e400", "-1e400", "null"])
        {
            var (refused, problem) = await PostAsync(producer, [Of(signal, s_start.AddSeconds(20), "1"), Of(signal, s_start.AddSeconds(21), value)], 2);
            Assert.Equal((HttpStatusCode.BadRequest, "not-finite", "samples[1].value"), (refused, (string)problem["type"]!, (string)problem["field"]!));
        }

        foreach (var value in (string[])["NaN", "Infinity", "1,5"])
            Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(producer, [Of(signal, s_start, value)], 2)).Status);

        Assert.Equal(2, await StoredAsync(twin, signal));
        var groups = (await twin.Client.GetFromJsonAsync<JsonNode>("/api/v1/quarantine", Stop))!["items"]!.AsArray();
        Assert.Equal(given.Length - 2, groups.Sum(g => (long)g!["kept"]! + (long)g["countedOnly"]!));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Numbers_that_are_left_out_are_counted_and_those_that_come_later_are_taken_once(DatabaseKind kind)
    {
        await using var twin = await RunningTwin.StartAsync(await databases.CreateAsync(kind, Stop), Stop);
        var (signal, producer) = await PlantAsync(twin);
        foreach (var number in (int[])[1, 5, 6, 3, 3])
            Assert.Equal(HttpStatusCode.OK, (await PostAsync(producer, [Of(signal, s_start.AddSeconds(number), "1")], number)).Status);

        Assert.Equal(4, await StoredAsync(twin, signal));
        Assert.Contains("\ntelemetry_batches_missing_total 3\n", await twin.Anonymous.GetStringAsync(new Uri("/metrics", UriKind.Relative), Stop), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Batches_replayed_over_two_connections_at_once_are_stored_once_and_both_get_the_same_answer(DatabaseKind kind)
    {
        await using var twin = await RunningTwin.StartAsync(await databases.CreateAsync(kind, Stop), Stop);
        var (signal, producer) = await PlantAsync(twin);
        using var other = twin.ClientOf(producer.DefaultRequestHeaders.Authorization!.Parameter!);
        var answers = await Task.WhenAll(Enumerable.Range(1, 40).SelectMany(n => (HttpClient[])[producer, other], (n, c) => SendAsync(c, signal, n)));

        Assert.All(answers, a => Assert.Equal((HttpStatusCode.OK, 25, 0), (a.Status, (int)a.Answer["stored"]!, (int)a.Answer["revised"]!)));
        Assert.Equal(40, answers.Count(a => (bool)a.Answer["duplicate"]!));
        Assert.Equal(40 * 25, await StoredAsync(twin, signal));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_million_signals_in_one_batch_are_refused_whole_or_set_aside_and_the_next_batch_is_taken(DatabaseKind kind)
    {
        await using var twin = await RunningTwin.StartAsync(await databases.CreateAsync(kind, Stop), Stop);
        var (signal, _) = await PlantAsync(twin);
        var series = await twin.Get<ISeriesCatalog>().EnsureAsync(signal, ValueKind.Double, "Cel", Stop);

        // None of them is known: a handle nobody gave out.
        var many = await WriteAsync(twin, Enumerable.Range(0, 1_000_000).Select(i => Sample.Of(-1 - i, s_start.ToMicroseconds(), i)));
        var more = await WriteAsync(twin, Enumerable.Range(0, 1_000_001).Select(i => Sample.Of(series.Handle, s_start.ToMicroseconds() + i, i)));
        var next = await WriteAsync(twin, [Sample.Of(series.Handle, s_start.ToMicroseconds(), 1)]);

        var receipt = Assert.IsType<BatchOutcome.Accepted>(many).Receipt;
        Assert.Equal((0, 1_000_000), (receipt.Stored, receipt.Quarantined.Count));
        Assert.Equal("too-large", Assert.IsType<BatchOutcome.Refused>(more).Refusal.Code);
        Assert.Equal(1, Assert.IsType<BatchOutcome.Accepted>(next).Receipt.Stored);
        Assert.Equal(1, await StoredAsync(twin, signal));
        var group = Assert.Single((await twin.Client.GetFromJsonAsync<JsonNode>("/api/v1/quarantine", Stop))!["items"]!.AsArray())!;
        Assert.Equal((1000L, 999_000L, "unknown-series"), ((long)group["kept"]!, (long)group["countedOnly"]!, (string)group["reason"]!));
    }

    static async Task<BatchOutcome> WriteAsync(RunningTwin twin, IEnumerable<Sample> samples)
    {
        var ack = new AwaitableAck();
        await twin.Get<ISampleSink>().WriteAsync(new SampleBatch("flood", 1, null, samples.ToArray(), ack) { Backfill = true }, Stop);
        return await ack.Outcome.WaitAsync(Stop);
    }

    static Task<(HttpStatusCode Status, JsonNode Answer)> SendAsync(HttpClient client, Guid signal, int number) =>
        PostAsync(client, [.. Enumerable.Range(0, 25).Select(i => Of(signal, s_start.AddSeconds((number * 25) + i), $"{i}"))], number);

    static async Task<(Guid Signal, HttpClient Producer)> PlantAsync(RunningTwin twin)
    {
        var plant = await Plant.CreateAsync(twin, Stop);
        var added = await twin.Get<EditSignals>().AddAsync(Caller.System, new NewSignal(plant.Oven, "Temperature", "Cel", ValueKind.Double), Stop);
        var key = await twin.Get<CreateKey>().RunAsync(Caller.System, "gateway", PrincipalKind.Service, Role.Producer, plant.Site, null, Stop);
        return (Assert.IsType<TwinResult.Done>(added).Id, twin.ClientOf(Assert.IsType<CreateKeyResult.Created>(key).Key));
    }

    static async Task<int> StoredAsync(RunningTwin twin, Guid signal) =>
        (await twin.Get<ISamplePages>().PageAsync(signal, 0, long.MaxValue, 10_000, Stop)).Samples.Count;

    static string Of(Guid signal, DateTimeOffset time, string value) =>
        string.Create(CultureInfo.InvariantCulture, $$"""{"signal":"{{signal}}","time":"{{time:yyyy-MM-ddTHH:mm:ss}}Z","value":{{value}}}""");

    static async Task<(HttpStatusCode Status, JsonNode Answer)> PostAsync(HttpClient client, IEnumerable<string> samples, int number)
    {
        var body = $$"""{"producer":"plc","epoch":1,"number":{{number}},"samples":[{{string.Join(',', samples)}}]}""";
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri("/api/v1/samples", UriKind.Relative), content, Stop);
        return (response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonNode>(Stop))!);
    }
}

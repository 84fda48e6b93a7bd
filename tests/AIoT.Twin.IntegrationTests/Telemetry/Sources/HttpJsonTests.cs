using System.Collections.Concurrent;
using System.Net;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace AIoT.Twin.IntegrationTests.Telemetry.Sources;

/// <summary>A real InfluxDB, and answers as other servers give them, over a real socket.</summary>
public sealed class HttpJsonTests
{
    static readonly long s_start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).ToMicroseconds();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task InfluxDB_is_read_through_and_then_followed()
    {
        Assert.SkipUnless(InfluxServer.Missing is null, InfluxServer.Missing ?? "");
        await using var server = await InfluxServer.StartAsync(Stop);
        await server.WriteAsync(string.Join('\n', Enumerable.Range(0, 500).Select(i => $"oven,site=A temp={i}.5 {s_start + (i * 1_000_000L)}")), Stop);
        await server.WriteAsync($"oven,site=B temp=7 {s_start}", Stop);
        var query = Uri.EscapeDataString("select temp from oven where time >= ").Replace("%20", "+", StringComparison.Ordinal);
        var settings = new FieldValues(
            ("url", $"{server.Address}/query?db=plant&q={query}{{since}}{Uri.EscapeDataString(" group by site limit 100")}"), ("shape", "influxdb"), ("every", "500"));
        await using var run = new SourceRun(new HttpJsonDriver(), Context(settings), (ValueKind.Double, Place("oven,site=A", "temp")), (ValueKind.Double, Place("oven,site=B", "temp")));

        await run.UntilAsync(r => r.Of(0).Count == 500);
        await server.WriteAsync($"oven,site=A temp=1000 {s_start + (600 * 1_000_000L)}", Stop);
        await run.UntilAsync(r => r.Of(0).Count == 501);

        Assert.Equal(["7"], run.Of(1));
        Assert.Equal("1000", run.Of(0)[^1]);
        Assert.Null(run.Failure);
    }

    [Fact]
    public async Task Pages_are_followed_with_the_token_and_only_at_the_same_server()
    {
        await using var server = await StubAsync((request, address) => request.Query["page"].ToString() switch
        {
            "" => $$$"""{"data":{"items":[{"at":"2026-01-01T00:00:00Z","tag":"T","v":{"n":1}}]},"next":"{{{address}}}/rows?page=2"}""",
            "2" => """{"data":{"items":[{"at":"2026-01-01T00:00:01Z","tag":"T","v":{"n":2}},{"at":"2026-01-01T00:00:02Z","tag":"T","v":{"n":1e400}},{"at":null,"tag":"T"}]},"next":"/rows?page=3"}""",
            _ => """{"data":{"items":[]},"next":"http://elsewhere.example/rows"}""",
        });
        var settings = new FieldValues(
            ("url", $"{server.Address}/rows?after={{since}}"), ("token", "secret"), ("rowsPath", "$.data.items"), ("timePath", "at"), ("keyPath", "tag"),
            ("valuePath", "v.n"), ("nextPath", "next"));
        await using var run = new SourceRun(new HttpJsonDriver(), Context(settings), (ValueKind.Double, new FieldValues(("key", "T"))));

        await run.UntilAsync(r => r.Failure is not null);
        Assert.Equal(["1", "2"], run.Of(0));
        Assert.Equal("next-elsewhere", run.Failure!.Code);
        Assert.Equal(["number-out-of-range", "value-missing"], run.DroppedBy.Keys.Order(StringComparer.Ordinal));
        Assert.All(server.Tokens, t => Assert.Equal("Bearer secret", t));
    }

    [Fact]
    public async Task Streams_of_the_PI_Web_API_keep_their_quality_and_states_their_number()
    {
        await using var server = await StubAsync((_, _) =>
            """
            {"Items":[{"Name":"Level","Items":[
                {"Timestamp":"2026-01-01T00:00:00.1234567Z","Value":4.5,"Good":true,"Questionable":false},
                {"Timestamp":"2026-01-01T00:00:01Z","Value":{"Name":"Bad Input","Value":255},"Good":false}]},
             {"Name":"Mode","Items":[{"Timestamp":"2026-01-01T00:00:00Z","Value":{"Name":"Auto","Value":2},"Good":true}]}],"Links":{}}
            """);
        var settings = new FieldValues(("url", $"{server.Address}/piwebapi/streamsets/x/recorded?startTime={{since}}"), ("shape", "pi-web-api"));
        await using var run = new SourceRun(
            new HttpJsonDriver(), Context(settings), (ValueKind.Double, new FieldValues(("key", "Level"))), (ValueKind.State, new FieldValues(("key", "Mode"))));

        await run.UntilAsync(r => r.Of(0).Count == 2 && r.Of(1).Count == 1);

        Assert.Equal(["4.5", "255"], run.Of(0));
        Assert.Equal(["2"], run.Of(1));
    }

    [Fact]
    public async Task A_server_that_gives_few_rows_at_once_is_read_through_though_the_overlap_holds_more_and_what_comes_late_is_found()
    {
        // 1 kHz, a hundred rows for an answer, and a second to be read again.
        var rows = new ConcurrentDictionary<long, int>(Enumerable.Range(0, 2500).Select(i => KeyValuePair.Create(s_start + (i * 1000L), i)));
        await using var server = await StubAsync((request, _) =>
        {
            var since = long.Parse(request.Query["since"].ToString(), System.Globalization.CultureInfo.InvariantCulture);
            return $"[{string.Join(',', rows.Where(r => r.Key >= since).OrderBy(r => r.Key).Take(100).Select(r => $$"""{"time":{{r.Key}},"value":{{r.Value}}}"""))}]";
        });
        var settings = new FieldValues(
            ("url", $"{server.Address}/rows?since={{since}}"), ("sinceFormat", "epoch-us"), ("timeFormat", "epoch-us"), ("overlap", "1000"), ("every", "500"));
        await using var run = new SourceRun(new HttpJsonDriver(), Context(settings), (ValueKind.Double, FieldValues.Empty));

        await run.UntilAsync(r => r.Of(0).Count == 2500);
        rows[s_start + (1500 * 1000L) + 1] = 7;
        rows[s_start + (2500 * 1000L)] = 2500;
        await run.UntilAsync(r => r.Of(0).Count == 2502);
        // Rows that say the same again are not handed on again.
        Assert.Equal(2502, run.Read);
    }

    [Fact]
    public async Task Hostile_rows_are_set_aside_once_also_over_a_restart()
    {
        const string Rows = """
            [{"time":"2026-01-01T00:00:00Z","key":"T","value":1},{"time":"2026-01-01T00:00:01Z","key":"T","value":1e400},{"time":"2026-01-01T00:00:02Z","key":"T","value":"NaN"},
             {"time":"1969-01-01T00:00:00Z","key":"T","value":4},{"time":"2999-01-01T00:00:00Z","key":"T","value":5},{"key":"T","value":6},{"time":"2026-01-01T00:00:03Z","value":7},
             {"time":"2026-01-01T00:00:04Z","key":"T"},{"time":"2026-01-01T00:00:05Z","key":"nobody","value":8}]
            """;
        await using var server = await StubAsync((_, _) => Rows);
        var context = Context(new FieldValues(("url", $"{server.Address}/rows?since={{since}}"), ("keyPath", "key"), ("every", "500")));
        await using (var first = new SourceRun(new HttpJsonDriver(), context, (ValueKind.Double, new FieldValues(("key", "T")))))
        {
            await first.UntilAsync(_ => server.Tokens.Count >= 6);
            Assert.Equal(["1"], first.Of(0));
            Assert.Equal(
                ["not-a-number NaN", "number-out-of-range 1e400", "time-before-1970 ", "time-in-future ", "time-missing "],
                first.Aside.Select(a => $"{a.Why} {a.Text}").Order(StringComparer.Ordinal));
            Assert.Equal((1, 1), (first.DroppedBy["key-missing"], first.DroppedBy["value-missing"]));
        }

        var asked = server.Tokens.Count;
        await using var second = new SourceRun(new HttpJsonDriver(), context, (ValueKind.Double, new FieldValues(("key", "T"))));
        await second.UntilAsync(_ => server.Tokens.Count >= asked + 4);
        Assert.Empty(second.Aside);
    }

    [Fact]
    public async Task Stops_and_orders_become_states_and_texts_and_a_server_that_was_away_is_read_on()
    {
        var isAway = false;
        await using var server = await StubAsync((_, _) => Volatile.Read(ref isAway) ? "<html>closed</html>" : """
            [{"time":"2026-01-01T06:00:00Z","machine":"M1","state":"ownFault","reason":"Jam at infeed","order":"PO-4711"},
             {"time":"2026-01-01T06:20:00Z","machine":"M1","state":1,"order":"PO-4711"}]
            """);
        var context = Context(new FieldValues(("url", $"{server.Address}/stops?since={{since}}"), ("keyPath", "machine"), ("every", "500")));
        (ValueKind, FieldValues)[] bindings = [(ValueKind.State, Place("M1", "state")), (ValueKind.Text, Place("M1", "reason")), (ValueKind.Text, Place("M1", "order"))];
        Volatile.Write(ref isAway, true);
        await using (var closed = new SourceRun(new HttpJsonDriver(), context, bindings))
        {
            await closed.UntilAsync(r => r.Failure is not null);
            Assert.Equal("not-json", closed.Failure!.Code);
        }

        Volatile.Write(ref isAway, false);
        await using var run = new SourceRun(new HttpJsonDriver(), context, bindings);
        await run.UntilAsync(r => r.Read == 5);
        Assert.Equal([["4", "1"], ["Jam at infeed"], ["PO-4711", "PO-4711"]], new[] { run.Of(0), run.Of(1), run.Of(2) });
    }

    [Theory]
    [InlineData(200, "<html>", "not-json")]
    [InlineData(200, "{}", "rows-missing")]
    [InlineData(401, "", "bad-credentials")]
    [InlineData(302, "", "http-redirect")]
    [InlineData(500, "oh no", "http-server-error")]
    public async Task What_is_no_answer_is_told_by_what_is_wrong(int status, string body, string code)
    {
        await using var server = await StubAsync((_, _) => body, status);
        await using var connection = new HttpJsonDriver().Open(Context(new FieldValues(("url", $"{server.Address}/rows"))));

        Assert.Equal(code, (await connection.TestAsync(Stop)).Failure!.Code);
    }

    [Fact]
    public async Task An_answer_without_end_is_cut_off()
    {
        await using var server = await StubAsync((_, _) => "[" + new string(' ', 100_000) + "]");
        await using var connection = new HttpJsonDriver().Open(Context(new FieldValues(("url", $"{server.Address}/rows"), ("maxAnswer", "2000"))));

        Assert.Equal("answer-too-large", (await connection.TestAsync(Stop)).Failure!.Code);
    }

    [Fact]
    public async Task An_address_that_is_not_allowed_is_not_connected_to()
    {
        await using var server = await StubAsync((_, _) => "[]");
        var context = new SourceContext(Guid.NewGuid(), new FieldValues(("url", $"{server.Address}/rows")), (_, _) => false, TimeProvider.System);
        await using var connection = new HttpJsonDriver().Open(context);

        Assert.Equal("endpoint-not-allowed", (await connection.TestAsync(Stop)).Failure!.Code);
        Assert.Empty(server.Tokens);
    }

    static SourceContext Context(FieldValues settings) => new(Guid.NewGuid(), settings, (_, _) => true, TimeProvider.System);

    static FieldValues Place(string key, string column) => new(("key", key), ("column", column));

    static Task<Stub> StubAsync(Func<HttpRequest, string, string> answer, int status = 200) => Stub.StartAsync(answer, status, Stop);

    sealed class Stub(WebApplication app) : IAsyncDisposable
    {
        public ConcurrentQueue<string> Tokens { get; } = [];

        public string Address => app.Urls.First();

        public static async Task<Stub> StartAsync(Func<HttpRequest, string, string> answer, int status, CancellationToken cancellationToken)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            var stub = new Stub(app);
            app.Run(async context =>
            {
                stub.Tokens.Enqueue(context.Request.Headers.Authorization.ToString());
                context.Response.StatusCode = status;
                if (status == (int)HttpStatusCode.Redirect)
                    context.Response.Headers.Location = "http://169.254.169.254/";
                await context.Response.WriteAsync(answer(context.Request, stub.Address), cancellationToken);
            });
            await app.StartAsync(cancellationToken);
            return stub;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}

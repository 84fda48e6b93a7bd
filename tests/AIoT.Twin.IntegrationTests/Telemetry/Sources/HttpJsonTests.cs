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
        Assert.Equal(["number-out-of-range", "time-missing"], run.DroppedBy.Keys.Order(StringComparer.Ordinal));
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

using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace AIoT.Twin.IntegrationTests.Web;

/// <summary>What is open, what is closed, and what every answer carries.</summary>
public sealed class DoorsTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "/healthz", HttpStatusCode.OK)]
    [InlineData(DatabaseKind.Postgres, "/healthz", HttpStatusCode.OK)]
    [InlineData(DatabaseKind.Sqlite, "/readyz", HttpStatusCode.OK)]
    [InlineData(DatabaseKind.Postgres, "/readyz", HttpStatusCode.OK)]
    [InlineData(DatabaseKind.Sqlite, "/metrics", HttpStatusCode.OK)]
    [InlineData(DatabaseKind.Postgres, "/metrics", HttpStatusCode.OK)]
    [InlineData(DatabaseKind.Sqlite, "/openapi/v1.json", HttpStatusCode.OK)]
    [InlineData(DatabaseKind.Postgres, "/openapi/v1.json", HttpStatusCode.OK)]
    [InlineData(DatabaseKind.Sqlite, "/sign-in", HttpStatusCode.OK)]
    [InlineData(DatabaseKind.Postgres, "/sign-in", HttpStatusCode.OK)]
    [InlineData(DatabaseKind.Sqlite, "/api/v1/twins", HttpStatusCode.Unauthorized)]
    [InlineData(DatabaseKind.Postgres, "/api/v1/twins", HttpStatusCode.Unauthorized)]
    [InlineData(DatabaseKind.Sqlite, "/api/v1/audit", HttpStatusCode.Unauthorized)]
    [InlineData(DatabaseKind.Postgres, "/api/v1/audit", HttpStatusCode.Unauthorized)]
    [InlineData(DatabaseKind.Sqlite, "/twins", HttpStatusCode.Redirect)]
    [InlineData(DatabaseKind.Postgres, "/twins", HttpStatusCode.Redirect)]
    [InlineData(DatabaseKind.Sqlite, "/", HttpStatusCode.Redirect)]
    [InlineData(DatabaseKind.Postgres, "/", HttpStatusCode.Redirect)]
    [InlineData(DatabaseKind.Sqlite, "/nowhere", HttpStatusCode.Redirect)]
    [InlineData(DatabaseKind.Postgres, "/nowhere", HttpStatusCode.Redirect)]
    public async Task Nobody_on_this_machine_gets_this_far(DatabaseKind kind, string path, HttpStatusCode status)
    {
        var twin = await databases.SharedAsync(kind, Stop);

        Assert.Equal(status, (await twin.Anonymous.GetAsync(path, Stop)).StatusCode);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "/healthz", HttpStatusCode.OK)]
    [InlineData(DatabaseKind.Postgres, "/healthz", HttpStatusCode.OK)]
    [InlineData(DatabaseKind.Sqlite, "/readyz", HttpStatusCode.Unauthorized)]
    [InlineData(DatabaseKind.Postgres, "/readyz", HttpStatusCode.Unauthorized)]
    [InlineData(DatabaseKind.Sqlite, "/metrics", HttpStatusCode.Unauthorized)]
    [InlineData(DatabaseKind.Postgres, "/metrics", HttpStatusCode.Unauthorized)]
    [InlineData(DatabaseKind.Sqlite, "/openapi/v1.json", HttpStatusCode.Unauthorized)]
    [InlineData(DatabaseKind.Postgres, "/openapi/v1.json", HttpStatusCode.Unauthorized)]
    public async Task From_elsewhere_it_takes_a_key(DatabaseKind kind, string path, HttpStatusCode status)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-Forwarded-For", "1.2.3.4");
        using var withKey = new HttpRequestMessage(HttpMethod.Get, path);
        withKey.Headers.Add("X-Forwarded-For", "1.2.3.4");

        Assert.Equal(status, (await twin.Anonymous.SendAsync(request, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await twin.Client.SendAsync(withKey, Stop)).StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Every_answer_tells_the_browser_what_to_refuse(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);

        foreach (var path in new[] { "/sign-in", "/api/v1/twins", "/healthz" })
        {
            var headers = (await twin.Anonymous.GetAsync(path, Stop)).Headers;
            var policy = Assert.Single(headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
            Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(headers.GetValues("X-Content-Type-Options")));
            Assert.False(headers.Contains("Server"));
        }
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData(DatabaseKind.Postgres, "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData(DatabaseKind.Sqlite, "null", HttpStatusCode.Forbidden)]
    [InlineData(DatabaseKind.Postgres, "null", HttpStatusCode.Forbidden)]
    public async Task A_page_of_another_host_opens_no_circuit_and_no_hub(DatabaseKind kind, string origin, HttpStatusCode status)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        foreach (var path in new[] { "/_blazor/negotiate?negotiateVersion=1", "/hubs/telemetry/negotiate" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path);
            request.Headers.Add("Origin", origin);
            Assert.Equal(status, (await twin.Client.SendAsync(request, Stop)).StatusCode);
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobody_opens_a_circuit_without_signing_in(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        request.Headers.Add("Origin", twin.Address.GetLeftPart(UriPartial.Authority));

        Assert.Equal(HttpStatusCode.Unauthorized, (await twin.Anonymous.SendAsync(request, Stop)).StatusCode);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "{", HttpStatusCode.BadRequest, "bad-json")]
    [InlineData(DatabaseKind.Postgres, "{", HttpStatusCode.BadRequest, "bad-json")]
    [InlineData(DatabaseKind.Sqlite, """{"typeId":"x","name":"y","surprise":1}""", HttpStatusCode.BadRequest, "bad-json")]
    [InlineData(DatabaseKind.Postgres, """{"typeId":"x","name":"y","surprise":1}""", HttpStatusCode.BadRequest, "bad-json")]
    [InlineData(DatabaseKind.Sqlite, """{"typeId":1,"name":"y"}""", HttpStatusCode.BadRequest, "bad-json")]
    [InlineData(DatabaseKind.Postgres, """{"typeId":1,"name":"y"}""", HttpStatusCode.BadRequest, "bad-json")]
    [InlineData(DatabaseKind.Sqlite, """{"typeId":"x"}""", HttpStatusCode.BadRequest, "name-missing")]
    [InlineData(DatabaseKind.Postgres, """{"typeId":"x"}""", HttpStatusCode.BadRequest, "name-missing")]
    [InlineData(DatabaseKind.Sqlite, """{"typeId":"dtmi:x:y;1","name":"y"}""", HttpStatusCode.BadRequest, "unknown-type")]
    [InlineData(DatabaseKind.Postgres, """{"typeId":"dtmi:x:y;1","name":"y"}""", HttpStatusCode.BadRequest, "unknown-type")]
    public async Task A_body_that_is_wrong_is_refused_with_a_problem_that_says_where(DatabaseKind kind, string body, HttpStatusCode status, string type)
    {
        var twin = await databases.SharedAsync(kind, Stop);

        using var answer = await twin.Client.PostAsync("/api/v1/twins", new StringContent(body, Encoding.UTF8, "application/json"), Stop);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(type, (await answer.Content.ReadFromJsonAsync<JsonObject>(Stop))!["type"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "GET", "/api/v1/nothing", HttpStatusCode.NotFound)]
    [InlineData(DatabaseKind.Postgres, "GET", "/api/v1/nothing", HttpStatusCode.NotFound)]
    [InlineData(DatabaseKind.Sqlite, "PUT", "/api/v1/twins", HttpStatusCode.MethodNotAllowed)]
    [InlineData(DatabaseKind.Postgres, "PUT", "/api/v1/twins", HttpStatusCode.MethodNotAllowed)]
    [InlineData(DatabaseKind.Sqlite, "GET", "/api/v1/twins/00000000-0000-0000-0000-000000000001", HttpStatusCode.NotFound)]
    [InlineData(DatabaseKind.Postgres, "GET", "/api/v1/twins/00000000-0000-0000-0000-000000000001", HttpStatusCode.NotFound)]
    public async Task What_the_api_does_not_have_is_said_as_a_problem(DatabaseKind kind, string method, string path, HttpStatusCode status)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var answer = await twin.Client.SendAsync(request, Stop);

        Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, true)]
    [InlineData(DatabaseKind.Postgres, true)]
    [InlineData(DatabaseKind.Sqlite, false)]
    [InlineData(DatabaseKind.Postgres, false)]
    public async Task Ten_megabytes_are_too_many_announced_or_not(DatabaseKind kind, bool announced)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/twins");
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes($$"""{"typeId":"x","name":"{{new string('y', 10_000_000)}}"}"""));
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.TransferEncodingChunked = !announced;
        // Asks first, so that the refusal is read before the connection is closed on the rest.
        request.Headers.ExpectContinue = announced;

        try
        {
            using var answer = await twin.Client.SendAsync(request, Stop);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        }
        catch (HttpRequestException cut) when (!announced && cut.InnerException is IOException)
        {
            // Closed on the one who is still sending: whether the answer is read first is up to TCP.
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Too_many_requests_of_one_caller_are_refused_and_others_go_on(DatabaseKind kind)
    {
        await using var twin = await RunningTwin.StartAsync(await databases.CreateAsync(kind, Stop), Stop, "Twin:ApiRequestsPerSecond=5");

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => twin.Client.GetAsync("/api/v1/me", Stop)));

        Assert.Contains(answers, a => a.StatusCode is HttpStatusCode.TooManyRequests && a.Headers.RetryAfter is not null);
        Assert.Contains(answers, a => a.StatusCode is HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.Unauthorized, (await twin.Anonymous.GetAsync("/api/v1/me", Stop)).StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Metrics_are_prometheus_text(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        await twin.Client.GetAsync("/api/v1/me", Stop);

        var text = await twin.Anonymous.GetStringAsync("/metrics", Stop);

        Assert.Contains("# TYPE http_server_request_duration_seconds histogram", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches("^(# (HELP|TYPE) |[a-z_][a-z0-9_]*(\\{.*\\})? [-+0-9.eENaInf]+$)", line));
    }
}

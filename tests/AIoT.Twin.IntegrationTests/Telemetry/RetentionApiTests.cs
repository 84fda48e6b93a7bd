using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Audit;
using AIoT.Twin.Governance.Keys;
using AIoT.Twin.Modelling;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.IntegrationTests.Telemetry;

public sealed class RetentionApiTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static async Task<(HttpStatusCode Status, JsonNode? Answer)> SendAsync(HttpClient client, HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await client.SendAsync(request, Stop);
        var text = await response.Content.ReadAsStringAsync(Stop);
        return (response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    static async Task<short> MakeAsync(RunningTwin twin, int? rawDays)
    {
        var (status, made) = await SendAsync(twin.Client, HttpMethod.Post, "/api/v1/retention/classes", new { name = $"short {Guid.NewGuid():n}", rawDays, minuteRowDays = 30 });
        Assert.Equal(HttpStatusCode.Created, status);
        return (short)made!["id"]!;
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Keeping_less_says_what_goes_and_takes_a_reason(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var id = await MakeAsync(twin, null);
        var wanted = new { name = $"shorter {Guid.NewGuid():n}", rawDays = 30, minuteRowDays = 30, reason = (string?)null };

        var (status, refused) = await SendAsync(twin.Client, HttpMethod.Put, $"/api/v1/retention/classes/{id}", wanted);
        Assert.Equal((HttpStatusCode.BadRequest, "reason-missing"), (status, (string?)refused!["type"]));
        var (_, effect) = await SendAsync(twin.Client, HttpMethod.Get, $"/api/v1/retention/classes/{id}/effect?rawDays=30");
        Assert.Equal(0, (long)effect!["samples"]!);
        (status, var done) = await SendAsync(twin.Client, HttpMethod.Put, $"/api/v1/retention/classes/{id}", wanted with { reason = "the disk is small" });
        Assert.Equal((HttpStatusCode.OK, 2), (status, (int)done!["version"]!));

        await using var db = await twin.Get<IDbContextFactory<TwinDbContext>>().CreateDbContextAsync(Stop);
        var leaf = await db.Set<AuditLeaf>().OrderByDescending(l => l.Number).FirstAsync(l => l.Code == "retention-shortened", Stop);
        Assert.Equal("the disk is small", leaf.Reason);
        var (_, all) = await SendAsync(twin.Client, HttpMethod.Get, "/api/v1/retention");
        Assert.Equal(30, (int)all!["classes"]!.AsArray().Single(c => (short)c!["id"]! == id)!["rawDays"]!);
        Assert.Null(all["classes"]![0]!["rawDays"]);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_signal_can_be_kept_otherwise_than_its_kind(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var plant = await Plant.CreateAsync(twin, Stop);
        var added = await twin.Get<EditSignals>().AddAsync(Caller.System, new NewSignal(plant.Oven, "Load of the belt", "kW", ValueKind.Double), Stop);
        var signal = Assert.IsType<TwinResult.Done>(added).Id;
        var id = await MakeAsync(twin, 400);
        var series = twin.Get<ISeriesCatalog>();
        var former = await series.EnsureAsync(signal, ValueKind.Double, "kW", Stop);

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(twin.Client, HttpMethod.Put, $"/api/v1/signals/{signal}/retention", new { retention = id })).Status);
        var own = await series.EnsureAsync(signal, ValueKind.Double, "kW", Stop);
        Assert.Equal(id, own.Retention);
        Assert.NotEqual(former.Id, own.Id);
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(twin.Client, HttpMethod.Delete, $"/api/v1/signals/{signal}/retention")).Status);
        Assert.Equal(0, (await series.EnsureAsync(signal, ValueKind.Double, "kW", Stop)).Retention);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(twin.Client, HttpMethod.Put, $"/api/v1/signals/{signal}/retention", new { retention = 999 })).Status);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Only_who_may_manage_the_installation_changes_a_class(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var plant = await Plant.CreateAsync(twin, Stop);
        var key = await twin.Get<CreateKey>().RunAsync(
            Caller.System, $"engineer {Guid.NewGuid():n}", PrincipalKind.Service, Role.OtEngineer, plant.Site, null, Stop);
        using var engineer = twin.ClientOf(Assert.IsType<CreateKeyResult.Created>(key).Key);

        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(engineer, HttpMethod.Get, "/api/v1/retention")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(engineer, HttpMethod.Put, "/api/v1/retention/classes/0", new { name = "x", rawDays = 1, minuteRowDays = 1, reason = "y" })).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(engineer, HttpMethod.Put, "/api/v1/retention/defaults/State", new { retention = 0 })).Status);
    }

    [Theory]
    [InlineData("", 30, 30, "retention-name")]
    [InlineData("a", 0, 30, "retention-days")]
    [InlineData("a", 30, 40_000, "retention-days")]
    public async Task A_class_that_makes_no_sense_is_refused(string name, int rawDays, int minuteRowDays, string code)
    {
        var twin = await databases.SharedAsync(DatabaseKind.Sqlite, Stop);

        var (status, problem) = await SendAsync(twin.Client, HttpMethod.Post, "/api/v1/retention/classes", new { name, rawDays, minuteRowDays });

        Assert.Equal((HttpStatusCode.BadRequest, code), (status, (string?)problem!["type"]));
    }
}

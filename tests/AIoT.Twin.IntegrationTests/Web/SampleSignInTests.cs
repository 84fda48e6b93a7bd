using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using AIoT.Twin.Governance;
using AIoT.Twin.Governance.People;
using Microsoft.Extensions.Configuration;

namespace AIoT.Twin.IntegrationTests.Web;

/// <summary>"Continue as" is a way in without a password, so every condition is tried over a real socket, each alone.</summary>
public sealed class SampleSignInTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task On_this_machine_while_the_sample_plant_is_on_a_sample_person_is_offered_and_gets_in(DatabaseKind kind)
    {
        await using var twin = await StartAsync(kind);
        var form = await SignInForm.OpenAsync(twin, Stop);
        Assert.Contains("Olga", form.Page, StringComparison.Ordinal);

        using var answer = await form.SendAsync("continue", Stop, ("Person", form.ValueOf("Olga")));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(twin.Address, new Uri(twin.Address, answer.Headers.Location!));
        Assert.Equal(HttpStatusCode.OK, (await form.GetAsync("/api/v1/me", Stop)).StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Without_the_sample_plant_it_is_not_offered_and_open_sessions_end(DatabaseKind kind)
    {
        await using var twin = await StartAsync(kind);
        var form = await SignInForm.OpenAsync(twin, Stop);
        using var answer = await form.SendAsync("continue", Stop, ("Person", form.ValueOf("Olga")));

        twin.Get<IConfiguration>()["Twin:SamplePlant"] = "false";

        Assert.DoesNotContain("Olga", await PageAsync(twin), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await form.GetAsync("/api/v1/me", Stop)).StatusCode);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "Forwarded", "for=1.2.3.4")]
    [InlineData(DatabaseKind.Postgres, "Forwarded", "for=1.2.3.4")]
    [InlineData(DatabaseKind.Sqlite, "X-Forwarded-For", "1.2.3.4")]
    [InlineData(DatabaseKind.Postgres, "X-Forwarded-For", "1.2.3.4")]
    [InlineData(DatabaseKind.Sqlite, "X-Forwarded-Proto", "https")]
    [InlineData(DatabaseKind.Postgres, "X-Forwarded-Proto", "https")]
    [InlineData(DatabaseKind.Sqlite, "X-Forwarded-Anything", "")]
    [InlineData(DatabaseKind.Postgres, "X-Forwarded-Anything", "")]
    [InlineData(DatabaseKind.Sqlite, "Host", "plant.example")]
    [InlineData(DatabaseKind.Postgres, "Host", "plant.example")]
    [InlineData(DatabaseKind.Sqlite, "Host", "localhost.plant.example")]
    [InlineData(DatabaseKind.Postgres, "Host", "localhost.plant.example")]
    [InlineData(DatabaseKind.Sqlite, "Host", "127.0.0.2")]
    [InlineData(DatabaseKind.Postgres, "Host", "127.0.0.2")]
    public async Task A_request_that_was_passed_on_or_names_another_host_is_not_offered_it(DatabaseKind kind, string header, string value)
    {
        await using var twin = await StartAsync(kind);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        request.Headers.TryAddWithoutValidation(header, value);

        var page = await (await twin.Anonymous.SendAsync(request, Stop)).Content.ReadAsStringAsync(Stop);

        Assert.DoesNotContain("Olga", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "localhost")]
    [InlineData(DatabaseKind.Postgres, "localhost")]
    [InlineData(DatabaseKind.Sqlite, "127.0.0.1")]
    [InlineData(DatabaseKind.Postgres, "127.0.0.1")]
    [InlineData(DatabaseKind.Sqlite, "[::1]")]
    [InlineData(DatabaseKind.Postgres, "[::1]")]
    public async Task The_three_names_of_this_machine_are_good(DatabaseKind kind, string host)
    {
        await using var twin = await StartAsync(kind);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        request.Headers.Host = $"{host}:{twin.Address.Port}";

        var page = await (await twin.Anonymous.SendAsync(request, Stop)).Content.ReadAsStringAsync(Stop);

        Assert.Contains("Olga", page, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task One_listener_for_others_is_enough_to_offer_it_to_nobody(DatabaseKind kind)
    {
        await using var twin = await StartAsync(kind, "urls=http://127.0.0.1:0;http://0.0.0.0:0");

        Assert.DoesNotContain("Olga", await PageAsync(twin), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_peer_with_another_address_is_not_offered_it(DatabaseKind kind)
    {
        var own = OtherAddressOfThisMachine();
        Assert.SkipUnless(own is not null, "This machine has no address but loopback.");
        await using var twin = await StartAsync(kind);
        using var client = new HttpClient(new SocketsHttpHandler { ConnectCallback = (context, stop) => ConnectFromAsync(own!, context, stop) });
        client.BaseAddress = twin.Address;

        Assert.DoesNotContain("Olga", await client.GetStringAsync("/sign-in", Stop), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_form_kept_from_before_does_not_let_in_what_is_no_longer_offered(DatabaseKind kind)
    {
        await using var twin = await StartAsync(kind);
        var form = await SignInForm.OpenAsync(twin, Stop);
        var olga = form.ValueOf("Olga");
        twin.Get<IConfiguration>()["Twin:SamplePlant"] = "false";

        using var answer = await form.SendAsync("continue", Stop, ("Person", olga));

        Assert.NotEqual(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await form.GetAsync("/api/v1/me", Stop)).StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_real_person_cannot_be_continued_as(DatabaseKind kind)
    {
        await using var twin = await StartAsync(kind);
        var real = Assert.IsType<CreatePersonResult.Created>(await twin.Get<CreatePerson>().RunAsync(
            Caller.System, new("ada", "Ada"), Role.Administrator, twin.Get<IScopeTree>().RootId, Stop));
        var form = await SignInForm.OpenAsync(twin, Stop);

        using var answer = await form.SendAsync("continue", Stop, ("Person", real.Id.ToString()));

        Assert.NotEqual(HttpStatusCode.Redirect, answer.StatusCode);
    }

    async Task<RunningTwin> StartAsync(DatabaseKind kind, params string[] settings)
    {
        var twin = await RunningTwin.StartAsync(await databases.CreateAsync(kind, Stop), Stop, settings);
        // Switched on only now: the plant itself is not wanted here, its people are.
        twin.Get<IConfiguration>()["Twin:SamplePlant"] = "true";
        var plant = await Plant.CreateAsync(twin, Stop, sample: true);
        var made = await twin.Get<CreatePerson>().RunAsync(Caller.System, new("olga", "Olga") { Sample = true }, Role.OtEngineer, plant.Enterprise, Stop);
        Assert.IsType<CreatePersonResult.Created>(made);
        return twin;
    }

    static Task<string> PageAsync(RunningTwin twin) => twin.Anonymous.GetStringAsync("/sign-in", Stop);

    static IPAddress? OtherAddressOfThisMachine() => NetworkInterface.GetAllNetworkInterfaces()
        .SelectMany(i => i.GetIPProperties().UnicastAddresses)
        .Select(a => a.Address)
        .FirstOrDefault(a => a.AddressFamily is AddressFamily.InterNetwork && !IPAddress.IsLoopback(a));

    static async ValueTask<Stream> ConnectFromAsync(IPAddress own, SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(own, 0));
        await socket.ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }
}

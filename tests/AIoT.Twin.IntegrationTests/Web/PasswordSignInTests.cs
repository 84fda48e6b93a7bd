using System.Net;
using System.Net.Http.Json;
using AIoT.Twin.Governance;
using AIoT.Twin.Governance.People;

namespace AIoT.Twin.IntegrationTests.Web;

public sealed class PasswordSignInTests(Databases databases)
{
    const string Password = "correct horse battery";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_invited_person_sets_a_password_once_and_signs_in(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var (name, link) = await InviteAsync(twin);

        var setup = await SignInForm.OpenAsync(twin, Stop, link);
        Assert.Contains("at least 12", await (await setup.SendAsync("setup", Stop, ("Password", "short"))).Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        using var saved = await setup.SendAsync("setup", Stop, ("Password", Password));
        using var again = await setup.SendAsync("setup", Stop, ("Password", "another long password"));
        var form = await SignInForm.OpenAsync(twin, Stop, "/sign-in?returnUrl=%2Ftwins");
        using var inside = await form.SendAsync("password", Stop, ("Name", name.ToUpperInvariant()), ("Password", Password));

        Assert.Contains("expired", await again.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Equal(new Uri(twin.Address, "/twins"), new Uri(twin.Address, inside.Headers.Location!));
        Assert.Equal(HttpStatusCode.OK, (await form.GetAsync("/api/v1/me", Stop)).StatusCode);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "https://evil.example/")]
    [InlineData(DatabaseKind.Postgres, "https://evil.example/")]
    [InlineData(DatabaseKind.Sqlite, "//evil.example/")]
    [InlineData(DatabaseKind.Postgres, "//evil.example/")]
    [InlineData(DatabaseKind.Sqlite, "/\\evil.example/")]
    [InlineData(DatabaseKind.Postgres, "/\\evil.example/")]
    public async Task After_signing_in_one_stays_on_this_host(DatabaseKind kind, string returnUrl)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var name = await PersonAsync(twin);
        var form = await SignInForm.OpenAsync(twin, Stop, $"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");

        using var inside = await form.SendAsync("password", Stop, ("Name", name), ("Password", Password));

        Assert.Equal(twin.Address, new Uri(twin.Address, inside.Headers.Location!));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Five_wrong_passwords_pause_the_account_and_are_remembered(DatabaseKind kind)
    {
        await using var twin = await RunningTwin.StartAsync(await databases.CreateAsync(kind, Stop), Stop);
        var name = await PersonAsync(twin);
        var form = await SignInForm.OpenAsync(twin, Stop);

        for (var i = 0; i < 5; i++)
            await form.SendAsync("password", Stop, ("Name", name), ("Password", "wrong"));
        var paused = await (await form.SendAsync("password", Stop, ("Name", name), ("Password", Password))).Content.ReadAsStringAsync(Stop);

        Assert.Contains("paused", paused, StringComparison.Ordinal);
        Assert.NotEmpty(await twin.Get<IAuditQueries>().ListAsync(Caller.System, new() { Code = "sign-in-paused" }, null, 10, Stop));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Guessing_from_one_address_is_slowed_down(DatabaseKind kind)
    {
        await using var twin = await RunningTwin.StartAsync(await databases.CreateAsync(kind, Stop), Stop);
        var form = await SignInForm.OpenAsync(twin, Stop);

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 25; i++)
            answers.Add((await form.SendAsync("password", Stop, ("Name", $"nobody{i}"), ("Password", "wrong"))).StatusCode);

        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_form_without_its_token_is_not_taken(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var name = await PersonAsync(twin);
        var form = await SignInForm.OpenAsync(twin, Stop);

        using var answer = await form.SendWithoutTokenAsync("password", Stop, ("Name", name), ("Password", Password));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_cookie_reads_the_api_but_changes_nothing_there(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var form = await SignedInAsync(twin);
        using var post = new HttpRequestMessage(HttpMethod.Post, "/api/v1/twins") { Content = JsonContent.Create(new { typeId = "x", name = "y" }) };

        Assert.Equal(HttpStatusCode.OK, (await form.GetAsync("/api/v1/twins", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await form.SendAsync(post, Stop)).StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_disabled_person_is_out_at_once(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var form = await SignedInAsync(twin);
        var me = await (await form.GetAsync("/api/v1/me", Stop)).Content.ReadFromJsonAsync<Me>(Stop);

        Assert.Null(await twin.Get<DisablePerson>().RunAsync(Caller.System, me!.Id, disabled: true, Stop));

        Assert.Equal(HttpStatusCode.Unauthorized, (await form.GetAsync("/api/v1/me", Stop)).StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Signing_out_takes_a_post_from_our_own_page(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var form = await SignedInAsync(twin);
        using var foreign = new HttpRequestMessage(HttpMethod.Post, "/sign-out");
        foreign.Headers.Add("Origin", "https://evil.example");
        using var own = new HttpRequestMessage(HttpMethod.Post, "/sign-out");
        own.Headers.Add("Origin", twin.Address.GetLeftPart(UriPartial.Authority));

        Assert.Equal(HttpStatusCode.BadRequest, (await form.SendAsync(foreign, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await form.GetAsync("/api/v1/me", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await form.SendAsync(own, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await form.GetAsync("/api/v1/me", Stop)).StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_first_administrator_comes_in_by_the_link_once_and_the_link_ends(DatabaseKind kind)
    {
        await using var twin = await RunningTwin.StartAsync(await databases.CreateAsync(kind, Stop), Stop);
        var first = twin.Get<FirstAdministrator>();
        var link = (await first.OpenAsync(Stop))!.Value;

        var made = await first.RunAsync(link.Token, new("ada", "Ada"), Password, Stop);
        var again = await first.RunAsync(link.Token, new("eve", "Eve"), Password, Stop);

        var id = Assert.IsType<CreatePersonResult.Created>(made).Id;
        Assert.True(twin.Get<IAccess>().May(new(id, PrincipalKind.Person), Permission.AccessManage, twin.Get<IScopeTree>().RootId));
        Assert.Equal("link-expired", Assert.IsType<CreatePersonResult.Refused>(again).Why.Code);
        Assert.Null(await first.OpenAsync(Stop));
    }

    static async Task<SignInForm> SignedInAsync(RunningTwin twin)
    {
        var name = await PersonAsync(twin);
        var form = await SignInForm.OpenAsync(twin, Stop);
        using var inside = await form.SendAsync("password", Stop, ("Name", name), ("Password", Password));
        Assert.Equal(HttpStatusCode.Redirect, inside.StatusCode);
        return form;
    }

    static async Task<string> PersonAsync(RunningTwin twin)
    {
        var (name, link) = await InviteAsync(twin);
        Assert.Null(await twin.Get<SetPassword>().RunAsync(link["/setup/".Length..], Password, Stop));
        return name;
    }

    static async Task<(string Name, string Link)> InviteAsync(RunningTwin twin)
    {
        var name = $"p{Guid.NewGuid():n}";
        var made = await twin.Get<CreatePerson>().RunAsync(Caller.System, new(name, "Somebody"), Role.Viewer, twin.Get<IScopeTree>().RootId, Stop);
        return (name, $"/setup/{Assert.IsType<CreatePersonResult.Created>(made).Invitation}");
    }

    sealed record Me(Guid Id);
}

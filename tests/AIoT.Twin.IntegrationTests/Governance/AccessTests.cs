using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Grants;
using AIoT.Twin.Governance.Keys;
using AIoT.Twin.Governance.People;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.IntegrationTests.Governance;

public sealed class AccessTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_role_holds_for_the_subtree_and_follows_moves(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var plant = await Plant.CreateAsync(twin, Stop);
        var person = await PersonAsync(twin, Role.OtEngineer, plant.Line1);
        var access = twin.Get<IAccess>();

        Assert.True(access.May(person, Permission.TwinsWrite, plant.Oven));
        Assert.False(access.May(person, Permission.TwinsWrite, plant.Line2));
        Assert.False(access.May(person, Permission.TwinsWrite, plant.Site));
        Assert.False(access.May(person, Permission.AccessManage, plant.Line1));
        await twin.Get<MoveTwin>().RunAsync(Caller.System, plant.Oven, plant.Line2, null, Stop);
        Assert.False(access.May(person, Permission.TwinsWrite, plant.Oven));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_granted_role_holds_at_once_and_a_revoked_one_no_longer(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var plant = await Plant.CreateAsync(twin, Stop);
        var person = await PersonAsync(twin, Role.Viewer, plant.Line1);

        var granted = Assert.IsType<GrantResult.Granted>(await twin.Get<GrantRole>().RunAsync(Caller.System, person.Id, Role.Frontline, plant.Line2, Stop));
        var again = await twin.Get<GrantRole>().RunAsync(Caller.System, person.Id, Role.Frontline, plant.Line2, Stop);
        Assert.True(twin.Get<IAccess>().May(person, Permission.InsightsAct, plant.Line2));
        Assert.Null(await twin.Get<RevokeRole>().RunAsync(Caller.System, granted.Id, Stop));

        Assert.Equal("already-granted", Assert.IsType<GrantResult.Refused>(again).Why.Code);
        Assert.False(twin.Get<IAccess>().May(person, Permission.InsightsAct, plant.Line2));
        Assert.Equal([Role.Viewer], twin.Get<IAccess>().RolesOf(person));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobody_gives_more_than_they_have(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var plant = await Plant.CreateAsync(twin, Stop);
        var lead = await PersonAsync(twin, Role.Administrator, plant.Line1);
        var other = await PersonAsync(twin, Role.Viewer, plant.Line2);

        var elsewhere = await twin.Get<GrantRole>().RunAsync(lead, other.Id, Role.Viewer, plant.Site, Stop);
        var own = await twin.Get<GrantRole>().RunAsync(lead, other.Id, Role.OtEngineer, plant.Line1, Stop);

        Assert.Equal("forbidden", Assert.IsType<GrantResult.Refused>(elsewhere).Why.Code);
        Assert.IsType<GrantResult.Granted>(own);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_last_administrator_stays(DatabaseKind kind)
    {
        await using var twin = await RunningTwin.StartAsync(await databases.CreateAsync(kind, Stop), Stop);
        var only = Assert.Single(await twin.Get<IPrincipalQueries>().GrantsAsync(null, Stop));

        Assert.Equal("last-administrator", (await twin.Get<RevokeRole>().RunAsync(Caller.System, only.Id, Stop))!.Code);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_key_opens_until_it_is_revoked_and_is_stored_nowhere(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var plant = await Plant.CreateAsync(twin, Stop);

        var made = Assert.IsType<CreateKeyResult.Created>(
            await twin.Get<CreateKey>().RunAsync(Caller.System, $"meter {plant.Name}", PrincipalKind.Device, Role.Producer, plant.Line1, null, Stop));
        var caller = twin.Get<Principals>().OfKey(made.Key);
        Assert.Equal(new Caller(made.Id, PrincipalKind.Device), caller);
        Assert.Null(await twin.Get<RevokeKey>().RunAsync(Caller.System, made.Id, Stop));

        Assert.Null(twin.Get<Principals>().OfKey(made.Key));
        Assert.False(twin.Get<Principals>().IsCurrent(caller!.Value, null));
        var row = (await twin.Get<IPrincipalQueries>().KeysAsync(Stop)).Single(k => k.Id == made.Id);
        Assert.StartsWith(row.Prefix, made.Key, StringComparison.Ordinal);
        Assert.True(row.Prefix.Length < 12);
        var records = await twin.Get<IAuditQueries>().ListAsync(Caller.System, new() { Twin = plant.Line1 }, null, 10, Stop);
        foreach (var record in records)
            Assert.DoesNotContain((await twin.Get<IAuditQueries>().LeafAsync(Caller.System, record.Number, Stop))!.Value.Items, i => i.After?.Contains("hash", StringComparison.Ordinal) == true);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task No_name_of_a_person_gets_into_the_audit(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var plant = await Plant.CreateAsync(twin, Stop);

        await PersonAsync(twin, Role.Viewer, plant.Line1);

        var row = (await twin.Get<IAuditQueries>().ListAsync(Caller.System, new() { Twin = plant.Line1, Code = "person-created" }, null, 10, Stop)).Single();
        var leaf = (await twin.Get<IAuditQueries>().LeafAsync(Caller.System, row.Number, Stop))!.Value;
        Assert.Equal(2, leaf.Items.Count);
        Assert.All(leaf.Items, i => Assert.DoesNotContain("Ada", i.After!, StringComparison.Ordinal));
        Assert.All(leaf.Items, i => Assert.DoesNotContain("assword", i.After!, StringComparison.Ordinal));
    }

    static async Task<Caller> PersonAsync(RunningTwin twin, Role role, Guid on)
    {
        var result = await twin.Get<CreatePerson>().RunAsync(Caller.System, new($"ada-{Guid.NewGuid():n}", "Ada Lovelace"), role, on, Stop);
        return new(Assert.IsType<CreatePersonResult.Created>(result).Id, PrincipalKind.Person);
    }
}

using AIoT.Twin.Enablement.Adoption;
using AIoT.Twin.Enablement.Insights;
using AIoT.Twin.Enablement.Teams;
using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Grants;
using AIoT.Twin.Modelling;
using AIoT.Twin.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AIoT.Twin.IntegrationTests.Enablement;

/// <summary>A site with a line, people with rights there, and the use cases at a time of the test's own.</summary>
sealed class Shopfloor(RunningTwin twin, DateTimeOffset start) : FixedTree
{
    public static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    readonly GivenRoles _access = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public FakeClock Clock { get; } = new(start);

    public Guid Site { get; } = Guid.CreateVersion7();

    public Guid Line { get; } = Guid.CreateVersion7();

    public override TwinTree Tree => field ??= new(
        1,
        [
            new(TwinTree.RootId, TwinTree.RootId, "Root", TwinLevel.Root, "", false),
            new(Site, TwinTree.RootId, "Site", TwinLevel.Site, "Lindau", false),
            new(Line, Site, "Line", TwinLevel.WorkCentre, "Line 1", false),
        ],
        [], [new(Site, "Lindau", Berlin, "EUR")]);

    TwinChanges Changes => field ??= new(twin.Get<IDbContextFactory<TwinDbContext>>(), twin.Get<ConfigurationVersion>(), Clock);

    Permit Permit => field ??= new(_access, twin.Get<IScopeTree>(), Changes);

    InsightDesk Desk => field ??= new(Changes, Permit, Clock);

    TeamDesk Teams => field ??= new(Changes, Permit);

    public DeliverInsight Deliver => field ??= new(Changes, Permit, this, Clock);

    public AcceptInsight Accept => field ??= new(Desk);

    public ActOnInsight Act => field ??= new(Desk);

    public DismissInsight Dismiss => field ??= new(Desk);

    public SeeInsight See => field ??= new(twin.Get<IDbContextFactory<TwinDbContext>>(), _access, Clock);

    public FormTeam Form => field ??= new(Changes, Permit, this, Clock);

    public AddMember Add => field ??= new(Teams, Clock);

    public SetRoster Roster => field ??= new(Teams);

    public IInsightQueries Insights => field ??= new InsightQueries(twin.Get<IDbContextFactory<TwinDbContext>>(), _access, this);

    public IAdoptionQueries Adoption =>
        field ??= new AdoptionQueries(twin.Get<IDbContextFactory<TwinDbContext>>(), _access, this, Options.Create(new AdoptionOptions()), Clock);

    /// <summary>People who have a role everywhere.</summary>
    public IReadOnlyList<Caller> People(int count, Role role = Role.Frontline)
    {
        var people = Enumerable.Range(0, count).Select(_ => new Caller(Guid.CreateVersion7(), PrincipalKind.Person)).ToList();
        foreach (var person in people)
            _access.Roles[person.Id] = role;
        return people;
    }

    public async Task<Guid> TeamAsync(string name, Guid twin, IEnumerable<Caller> members, params ShiftTime[] shifts)
    {
        var team = Assert.IsType<TeamResult.Done>(await Form.RunAsync(Caller.System, name, twin, Stop)).Id;
        foreach (var member in members)
            Assert.IsType<TeamResult.Done>(await Add.RunAsync(Caller.System, team, member.Id, null, Stop));
        Assert.IsType<TeamResult.Done>(await Roster.RunAsync(Caller.System, team, shifts, null, Stop));
        return team;
    }

    public async Task<Guid> DeliverAsync(string cause, Guid? team = null, Guid? source = null, DateTimeOffset? due = null)
    {
        var insight = new NewInsight(Line, null, cause, "sensor-suspect.apart", new Dictionary<string, string> { ["magnitude"] = "6" })
        {
            Teams = team is { } one ? [one] : null,
            Source = source,
            Due = due,
        };
        return Done(await Deliver.RunAsync(Caller.System, insight, Stop)).Id;
    }

    public static InsightResult.Done Done(InsightResult result) => result switch
    {
        InsightResult.Done done => done,
        InsightResult.Refused refused => throw new InvalidOperationException(refused.Why.Code),
        _ => throw new InvalidOperationException(),
    };

    sealed class GivenRoles : IAccess
    {
        public Dictionary<Guid, Role> Roles { get; } = [];

        public bool May(Caller caller, Permission permission, Guid twin) => MayAnywhere(caller, permission);

        public bool MayAnywhere(Caller caller, Permission permission) =>
            caller == Caller.System || (Roles.TryGetValue(caller.Id, out var role) && RolePermissions.Of(role).Contains(permission));

        public IReadOnlySet<Role> RolesOf(Caller caller) => new HashSet<Role>();
    }
}

using AIoT.Twin.Enablement.Teams;
using AIoT.Twin.Governance;
using AIoT.Twin.Governance.People;
using AIoT.Twin.SamplePlant.Layout;
using AIoT.Twin.SamplePlant.People;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.SamplePlant.Seeding.Steps;

/// <summary>The rostered teams with their people, formed through the ordinary use cases.</summary>
sealed class TeamsStep(
    IDbContextFactory<TwinDbContext> database, CreatePerson create, FormTeam form, AddMember add, SetRoster roster, ITeamQueries teams, PlantExtent extent)
    : ISeedStep
{
    public string Code => "sample-teams";

    public int Share => 6;

    public async Task RunAsync(SeedContext context, CancellationToken cancellationToken)
    {
        var known = await teams.ListAsync(Caller.System, context.Ids.Twin(PlantLayout.Enterprise), cancellationToken);
        foreach (var (index, spec) in extent.AllTeams.Index())
        {
            await PeopleAsync(context, spec, cancellationToken);
            var team = known.SingleOrDefault(t => t.Name == spec.Name) ?? await FormAsync(context, spec, cancellationToken);
            foreach (var person in spec.Members.Select(p => context.Ids.Person(p.SignIn)).Where(p => !team.Members.Contains(p)))
                Done(await add.RunAsync(Caller.System, team.Id, person, null, cancellationToken));
            if (team.Shifts.Count == 0)
                Done(await roster.RunAsync(Caller.System, team.Id, Shifts(spec), null, cancellationToken));
            context.Progress((index + 1.0) / extent.AllTeams.Count());
        }
    }

    async Task<TeamView> FormAsync(SeedContext context, TeamSpec spec, CancellationToken cancellationToken)
    {
        var twin = context.Ids.Twin(spec.Twin);
        var done = Done(await form.RunAsync(Caller.System, spec.Name, twin, cancellationToken));
        return new(done.Id, spec.Name, twin, done.Version, [], []);
    }

    async Task PeopleAsync(SeedContext context, TeamSpec spec, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var wanted = spec.Members.Select(p => context.Ids.Person(p.SignIn)).ToList();
        var known = await db.Set<Person>().Where(p => wanted.Contains(p.Id)).Select(p => p.Id).ToHashSetAsync(cancellationToken);
        foreach (var person in spec.Members.Where(p => !known.Contains(context.Ids.Person(p.SignIn))))
        {
            var made = new NewPerson(person.SignIn, person.Name) { Id = context.Ids.Person(person.SignIn) };
            if (await create.RunAsync(Caller.System, made, person.Role, context.Ids.Twin(spec.Twin), cancellationToken) is CreatePersonResult.Refused(var why))
                throw new InvalidOperationException($"{person.SignIn} of the sample plant was refused: {why}");
        }
    }

    static IReadOnlyCollection<ShiftTime> Shifts(TeamSpec spec) =>
        [.. Enum.GetValues<DayOfWeek>().Select(day => new ShiftTime(day, TeamSpec.ShiftStarts[spec.Shift] * 60, TeamSpec.ShiftHours * 60))];

    static TeamResult.Done Done(TeamResult result) => result as TeamResult.Done
        ?? throw new InvalidOperationException($"A team of the sample plant was refused: {result}");
}

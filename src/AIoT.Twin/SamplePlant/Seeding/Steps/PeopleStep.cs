using AIoT.Twin.Governance;
using AIoT.Twin.Governance.People;
using AIoT.Twin.SamplePlant.Layout;
using AIoT.Twin.SamplePlant.People;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.SamplePlant.Seeding.Steps;

/// <summary>The people of the plant, with rights on the sample enterprise only.</summary>
sealed class PeopleStep(CreatePerson create, IDbContextFactory<TwinDbContext> database) : ISeedStep
{
    public string Code => "sample-people";

    public int Share => 1;

    public async Task RunAsync(SeedContext context, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var known = await db.Set<Person>().Where(p => p.Sample).Select(p => p.Id).ToHashSetAsync(cancellationToken);
        foreach (var person in SamplePeople.Five.Where(p => !known.Contains(context.Ids.Person(p.SignIn))))
        {
            var wanted = new NewPerson(person.SignIn, person.Name) { Id = context.Ids.Person(person.SignIn), Sample = true };
            var enterprise = context.Ids.Twin(PlantLayout.Enterprise);
            if (await create.RunAsync(Caller.System, wanted, person.Role, enterprise, cancellationToken) is CreatePersonResult.Refused(var why))
                throw new InvalidOperationException($"{person.SignIn} of the sample plant was refused: {why}");
        }
    }
}

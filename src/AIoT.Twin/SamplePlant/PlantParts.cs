using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Grants;
using AIoT.Twin.Governance.People;
using AIoT.Twin.Modelling;
using AIoT.Twin.Outcomes.UseCases;
using AIoT.Twin.SamplePlant.Layout;
using AIoT.Twin.SamplePlant.People;
using AIoT.Twin.Telemetry.Sources;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.SamplePlant;

/// <summary>What the plant consists of in the other modules, each part gone by that module's own use case.</summary>
sealed class PlantParts(
    IDbContextFactory<TwinDbContext> database, ITwinTreeSource tree, SourceIndex sources, RetireSource retireSource, IUseCases useCases,
    RetireUseCase retireUseCase, RevokeRole revoke, DisablePerson disable, RetireTwin retireTwin)
{
    public async Task<Refusal?> RetireAsync(Caller by, PlantIds ids, CancellationToken cancellationToken)
    {
        var enterprise = ids.Twin(PlantLayout.Enterprise);
        var twins = tree.Tree.Subtree(enterprise).Select(t => t.Id).ToHashSet();
        foreach (var source in sources.Picture.All.Where(s => twins.Contains(s.TwinId)))
        {
            if (await retireSource.RunAsync(by, source.Id, null, cancellationToken) is SourceResult.Refused(var why))
                return why;
        }

        foreach (var useCase in useCases.All.Where(u => twins.Contains(u.ScopeId)))
        {
            if (await retireUseCase.RunAsync(by, useCase.Id, null, cancellationToken) is UseCaseResult.Refused(var why))
                return why;
        }

        if (await PeopleAsync(by, ids, cancellationToken) is { } refused)
            return refused;
        return twins.Count > 0 && await retireTwin.RunAsync(by, enterprise, null, cancellationToken) is TwinResult.Refused(var wrong) ? wrong : null;
    }

    async Task<Refusal?> PeopleAsync(Caller by, PlantIds ids, CancellationToken cancellationToken)
    {
        var all = SamplePeople.Five.Concat(TeamSpec.All.SelectMany(t => t.Members)).Select(p => ids.Person(p.SignIn)).ToHashSet();
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var grants = await db.Set<Grant>().Where(g => all.Contains(g.PrincipalId)).Select(g => g.Id).ToListAsync(cancellationToken);
        var present = await db.Set<Person>().Where(p => all.Contains(p.Id) && !p.Disabled).Select(p => p.Id).ToListAsync(cancellationToken);
        foreach (var grant in grants)
        {
            if (await revoke.RunAsync(by, grant, cancellationToken) is { } why)
                return why;
        }

        foreach (var person in present)
        {
            if (await disable.RunAsync(by, person, disabled: true, cancellationToken) is { } why)
                return why;
        }

        return null;
    }
}

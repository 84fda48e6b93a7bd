using AIoT.Twin.Enablement.Insights;
using AIoT.Twin.Enablement.Teams;
using AIoT.Twin.Governance;
using AIoT.Twin.SamplePlant.Layout;
using AIoT.Twin.SamplePlant.People;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.SamplePlant.Seeding.Steps;

/// <summary>Twelve weeks of insights and what people did with them, through the ordinary use cases with their clock set back.</summary>
sealed class InsightsStep(IDbContextFactory<TwinDbContext> database, PastUseCases past, ITeamQueries teams, PlantExtent extent) : ISeedStep
{
    public string Code => "sample-insights";

    public int Share => 25;

    public async Task RunAsync(SeedContext context, CancellationToken cancellationToken)
    {
        var formed = await teams.ListAsync(Caller.System, context.Ids.Twin(PlantLayout.Enterprise), cancellationToken);
        var teamIds = formed.ToDictionary(t => t.Name, t => t.Id);
        var script = InsightScript.Of(context.Layout, extent);
        var known = await KnownAsync(context, script, cancellationToken);
        foreach (var (index, scripted) in script.Index())
        {
            var source = context.Ids.Of("insight", scripted.Key);
            if (!known.TryGetValue(source, out var insight))
                insight = (await past.DeliverAsync(context, scripted, source, teamIds[scripted.Team.Name], cancellationToken), 0);
            foreach (var step in scripted.Steps.Skip(insight.Steps))
                await past.StepAsync(context, scripted, step, insight.Id, cancellationToken);
            context.Progress((index + 1.0) / script.Count);
        }
    }

    // Each insight's steps are done in order, so how many there are says where it was cut off.
    async Task<Dictionary<Guid, (Guid Id, int Steps)>> KnownAsync(
        SeedContext context, IReadOnlyList<ScriptedInsight> script, CancellationToken cancellationToken)
    {
        var sources = script.Select(s => context.Ids.Of("insight", s.Key)).ToHashSet();
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var known = await db.Set<Insight>().AsNoTracking().Where(i => i.Source != null)
            .Select(i => new { i.Id, Source = i.Source!.Value, Steps = i.Steps.Count }).ToListAsync(cancellationToken);
        return known.Where(i => sources.Contains(i.Source)).ToDictionary(i => i.Source, i => (i.Id, i.Steps));
    }
}

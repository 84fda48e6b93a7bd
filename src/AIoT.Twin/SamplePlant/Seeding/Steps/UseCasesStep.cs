using AIoT.Twin.Governance;
using AIoT.Twin.Outcomes.UseCases;
using AIoT.Twin.SamplePlant.People;
using AIoT.Twin.SamplePlant.Physics;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.SamplePlant.Seeding.Steps;

/// <summary>The use cases, registered four weeks before the changes, as they should be.</summary>
sealed class UseCasesStep(
    IDbContextFactory<TwinDbContext> database, ConfigurationVersion version, IAccess access, IScopeTree scopes, UseCaseRule rule,
    IUseCases known) : ISeedStep
{
    public string Code => "sample-use-cases";

    public int Share => 1;

    public async Task RunAsync(SeedContext context, CancellationToken cancellationToken)
    {
        var clock = new SimulatedClock { NowUs = context.Layout.Sites[0].Calendar.ChangeUs - 28 * Us.Day };
        var changes = new TwinChanges(database, version, clock);
        var register = new RegisterUseCase(changes, new Permit(access, scopes, changes), rule, clock);
        foreach (var wanted in SampleUseCases.Of(context.Layout, context.Ids).Where(w => known.All.All(u => u.Id != w.Id)))
        {
            var result = await register.RunAsync(Caller.System, wanted, cancellationToken);
            if (result is not UseCaseResult.Done)
                throw new InvalidOperationException($"A use case of the sample plant was refused: {result}");
        }
    }
}

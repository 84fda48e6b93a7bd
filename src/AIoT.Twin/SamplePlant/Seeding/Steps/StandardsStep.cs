using System.Text.Json.Nodes;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Modelling.Standards;
using AIoT.Twin.SamplePlant.Layout;

namespace AIoT.Twin.SamplePlant.Seeding.Steps;

/// <summary>The company's standards, and what its machines say of themselves where they do not yet.</summary>
sealed class StandardsStep(SetStandard set, EditTwin edit, ITwinQueries twins, IStandardQueries standards) : ISeedStep
{
    public string Code => "sample-standards";

    public int Share => 1;

    public async Task RunAsync(SeedContext context, CancellationToken cancellationToken)
    {
        foreach (var (path, properties) in PlantMetadata.Properties(context.Layout))
            await DescribeAsync(context.Ids.Twin(path), properties, cancellationToken);
        foreach (var wanted in PlantMetadata.Standards(context.Ids.Twin(PlantLayout.Enterprise)))
        {
            if (standards.Find(Caller.System, wanted.TypeId, wanted.ScopeId) is null
                && await set.RunAsync(Caller.System, wanted, 0, cancellationToken) is TwinResult.Refused(var why))
            {
                throw new InvalidOperationException($"A standard of the sample plant was refused: {why}");
            }
        }
    }

    // A plant of the first version has twins without any; what people changed in it since is theirs.
    async Task DescribeAsync(Guid twin, JsonObject properties, CancellationToken cancellationToken)
    {
        if (await twins.TwinAsync(twin, cancellationToken) is { Properties: "{}" } known
            && await edit.RunAsync(Caller.System, twin, null, properties, known.Version, cancellationToken) is TwinResult.Refused(var why))
        {
            throw new InvalidOperationException($"Properties of the sample plant were refused: {why}");
        }
    }
}

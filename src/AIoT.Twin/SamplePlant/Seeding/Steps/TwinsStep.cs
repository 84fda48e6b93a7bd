using System.Text.Json.Nodes;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.SamplePlant.Layout;

namespace AIoT.Twin.SamplePlant.Seeding.Steps;

/// <summary>All twins and signals in one change.</summary>
sealed class TwinsStep(CreateTwins create, ITwinTreeSource tree) : ISeedStep
{
    public string Code => "sample-twins";

    public int Share => 2;

    public async Task RunAsync(SeedContext context, CancellationToken cancellationToken)
    {
        var ids = context.Ids;
        if (tree.Tree.Find(ids.Twin(PlantLayout.Enterprise)) is not null)
            return;
        var sites = context.Layout.Sites.ToDictionary(PlantLayout.PathOf);
        var metadata = PlantMetadata.Properties(context.Layout);
        var twins = context.Layout.Twins.Select(twin =>
            new NewTwin(twin.Type, twin.Parent is { } parent ? ids.Twin(parent) : TwinTree.RootId, twin.Name)
            {
                Id = ids.Twin(twin.Path),
                Sample = true,
                TypeSignals = false,
                Properties = sites.TryGetValue(twin.Path, out var site) ? Properties(site.Spec) : metadata.GetValueOrDefault(twin.Path, []),
            });
        var signals = context.Layout.Signals.Select(s => new NewSignal(ids.Twin(s.Twin), s.Name, s.Unit, s.Kind, s.Class) { Id = ids.Signal(s.Path) });
        if (await create.RunAsync(Caller.System, [.. twins], [.. signals], cancellationToken) is CreateTwinsResult.Refused(var index, var why))
            throw new InvalidOperationException($"The sample plant's twin or signal {index} was refused: {why}");
    }

    static JsonObject Properties(Physics.SiteSpec site) => new() { ["timeZone"] = site.Zone, ["currency"] = site.Currency };
}

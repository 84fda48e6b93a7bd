using System.Text.Json.Nodes;
using AIoT.Twin.Modelling;
using AIoT.Twin.Modelling.Standards;
using AIoT.Twin.SamplePlant.Physics;

namespace AIoT.Twin.SamplePlant.Layout;

/// <summary>What the company asks of its machines and lines, and what is known of them: nearly all, as it is in a real plant.</summary>
static class PlantMetadata
{
    // Nobody has filled these in yet.
    static readonly string[] s_withoutAsset = ["Line 3/Packer", "Utilities/Chiller"];
    static readonly string[] s_withoutMaker = ["Line 2/Palletiser"];
    static readonly string[] s_withoutCriticality = ["Utilities/Compressor 2", "Line 1/Mixer"];

    static readonly Dictionary<string, string> s_makers = new()
    {
        [BuiltInTypes.Mixer] = "Brandt Mixing",
        [BuiltInTypes.Oven] = "Thermova",
        [BuiltInTypes.Filler] = "Aquaria Filling",
        [BuiltInTypes.Packer] = "Northpack",
        [BuiltInTypes.Palletiser] = "Northpack",
        [BuiltInTypes.Compressor] = "Kolbe Air",
        [BuiltInTypes.Chiller] = "Polarwerk",
        [BuiltInTypes.Boiler] = "Thermova",
    };

    public static IReadOnlyList<WantedStandard> Standards(Guid enterprise) =>
    [
        new(BuiltInTypes.WorkUnit, enterprise,
        [
            new(StandardItemKind.Property, "asset")
            {
                Severity = StandardSeverity.Refuse, Pattern = "[A-Z]{2}-\\d{4}", Description = "Two letters of the site, a dash and four digits", Example = "LI-0107",
            },
            new(StandardItemKind.Property, "manufacturer") { Example = "Northpack" },
            new(StandardItemKind.Property, "criticality") { Allowed = ["A", "B", "C"], Description = "A stops the site, B stops a line, C stops nothing", Example = "B" },
            new(StandardItemKind.TwinName)
            {
                Pattern = "[A-Z][A-Za-z0-9 ]{1,39}", Description = "A word people use, beginning with a capital letter; no codes", Example = "Compressor 2",
            },
            new(StandardItemKind.SignalFact, "source"),
        ]),
        new(BuiltInTypes.Machine, enterprise, [new(StandardItemKind.Signal, "State") { Description = "Downtime is counted from it" }]),
        new(BuiltInTypes.WorkCentre, enterprise,
            [new(StandardItemKind.Property, "costCentre") { Pattern = "\\d{4}", Description = "The four digits of the cost centre", Example = "4711" }]),
    ];

    /// <summary>Of every twin that has any.</summary>
    public static IReadOnlyDictionary<string, JsonObject> Properties(PlantLayout layout)
    {
        var known = new Dictionary<string, JsonObject>();
        foreach (var site in layout.Sites)
        {
            var number = 100;
            foreach (var twin in layout.Twins.Where(t => t.Path.StartsWith($"{PlantLayout.PathOf(site)}/", StringComparison.Ordinal)))
            {
                if (twin.Level is TwinLevel.WorkUnit)
                    known[twin.Path] = Machine(site, twin, ++number);
                else if (twin.Level is TwinLevel.WorkCentre)
                    known[twin.Path] = new() { ["costCentre"] = $"{4100 + known.Count}" };
            }
        }

        return known;
    }

    static JsonObject Machine(SiteModel site, PlantTwin twin, int number)
    {
        var properties = new JsonObject();
        if (!Is(twin, s_withoutAsset))
            properties["asset"] = $"{site.Spec.Name[..2].ToUpperInvariant()}-{number:d4}";
        if (!Is(twin, s_withoutMaker) && s_makers.GetValueOrDefault(twin.Type) is { } maker)
            properties["manufacturer"] = maker;
        if (!Is(twin, s_withoutCriticality))
            properties["criticality"] = twin.Type == BuiltInTypes.Filler ? "B" : twin.Path.Contains("/Utilities/", StringComparison.Ordinal) ? "A" : "C";
        return properties;
    }

    static bool Is(PlantTwin twin, string[] paths) => paths.Any(p => twin.Path.EndsWith(p, StringComparison.Ordinal));
}

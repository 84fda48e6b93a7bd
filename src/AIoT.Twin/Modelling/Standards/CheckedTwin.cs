using System.Text.Json;
using System.Text.Json.Nodes;
using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Modelling.Standards;

/// <summary>A twin as standards look at it.</summary>
public sealed record CheckedTwin(Guid Id, string TypeId, string Name, JsonObject Properties, IReadOnlyList<Guid> SelfAndAbove, IReadOnlyList<CheckedSignal> Signals)
{
    internal static CheckedTwin Of(Twin twin, IEnumerable<Signal> signals) => new(
        twin.Id, twin.TypeId, twin.Name, Read(twin.Properties),
        [twin.Id, .. twin.Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse().Select(Guid.Parse)],
        [.. signals.Where(s => s.RetiredAt is null).Select(CheckedSignal.Of)]);

    internal static JsonObject Read(string properties)
    {
        try
        {
            return JsonNode.Parse(properties) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}

/// <summary>A signal as standards look at it.</summary>
public sealed record CheckedSignal(Guid Id, string Name, string? Element, string Unit, ValueKind Kind, string? Description)
{
    internal static CheckedSignal Of(Signal signal) => new(signal.Id, signal.Name, signal.Element, signal.Unit, signal.Kind, signal.Description);
}

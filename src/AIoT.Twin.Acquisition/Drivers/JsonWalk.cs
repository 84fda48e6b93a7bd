using System.Globalization;
using System.Text.Json;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>Finds what a path such as <c>$.data.items[0].value</c> leads to.</summary>
static class JsonWalk
{
    public static JsonElement? Find(JsonElement from, string path)
    {
        var here = from;
        foreach (var step in path.Replace("[", ".[", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == "$")
                continue;
            if (Step(here, step.Trim()) is not { } next)
                return null;
            here = next;
        }

        return here;
    }

    static JsonElement? Step(JsonElement here, string step)
    {
        if (step is ['[', .., ']'] && int.TryParse(step.AsSpan(1, step.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            return here.ValueKind == JsonValueKind.Array && index < here.GetArrayLength() ? here[index] : null;
        return here.ValueKind == JsonValueKind.Object && here.TryGetProperty(step.Trim('[', ']', '\'', '"'), out var found) ? found : null;
    }

    /// <summary>A value as it is written; of an enumeration's object its number. Null where there is no single value.</summary>
    public static string? Text(JsonElement? element) => element switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } value => value.GetRawText(),
        { ValueKind: JsonValueKind.Object } state when state.TryGetProperty("Value", out var number) => Text(number),
        _ => null,
    };
}

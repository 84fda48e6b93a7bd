using System.Text.Json;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>Where the rows are in an answer: said by the person, or known for the two servers whose answers are prepared for.</summary>
sealed class JsonShapes(FieldValues settings)
{
    public bool IsInflux { get; } = settings.Text("shape") == "influxdb";

    public bool IsPi { get; } = settings.Text("shape") == "pi-web-api";

    public bool HasKeys => settings.Find("keyPath") is not null;

    public IEnumerable<JsonRow> Rows(JsonElement answer) => IsInflux ? Influx(answer) : IsPi ? Pi(answer, null) : Plain(answer);

    IEnumerable<JsonRow> Plain(JsonElement answer)
    {
        var rows = JsonWalk.Find(answer, settings.Text("rowsPath"));
        if (rows is not { ValueKind: JsonValueKind.Array })
            throw new SourceException(new SourceFailure(SourceLayer.Data, "rows-missing", settings.Text("rowsPath")));
        var (key, time) = (settings.Find("keyPath"), settings.Find("timePath") ?? "time");
        foreach (var row in rows.Value.EnumerateArray())
            yield return new(key is null ? null : Text(row, key), Text(row, time), path => Text(row, path));
    }

    static string? Text(JsonElement row, string path) => JsonWalk.Text(JsonWalk.Find(row, path));

    // {"results":[{"series":[{"name","tags":{},"columns":["time",…],"values":[[…]]}]}]}; the key is "name" or "name,tag=value".
    static IEnumerable<JsonRow> Influx(JsonElement answer)
    {
        foreach (var result in Items(answer, "results"))
        {
            if (Text(result, "error") is { } error)
                throw new SourceException(new SourceFailure(SourceLayer.Data, "server-says", LinkFailures.Short(error)));
            foreach (var series in Items(result, "series"))
            {
                var key = KeyOf(series);
                var columns = Items(series, "columns").Select(c => c.GetString() ?? "").ToList();
                var time = columns.IndexOf("time");
                foreach (var values in Items(series, "values"))
                    yield return new(key, JsonWalk.Text(Cell(values, time)), name => JsonWalk.Text(Cell(values, columns.IndexOf(name))));
            }
        }
    }

    static string KeyOf(JsonElement series)
    {
        var tags = JsonWalk.Find(series, "tags") is { ValueKind: JsonValueKind.Object } found
            ? found.EnumerateObject().OrderBy(t => t.Name, StringComparer.Ordinal).Select(t => $",{t.Name}={t.Value}")
            : [];
        return Text(series, "name") + string.Concat(tags);
    }

    static JsonElement? Cell(JsonElement row, int at) => at >= 0 && at < row.GetArrayLength() ? row[at] : null;

    // Items of a stream have a Timestamp and a Value; items of a set of streams have a Name and Items of their own.
    static IEnumerable<JsonRow> Pi(JsonElement answer, string? key)
    {
        if (JsonWalk.Find(answer, "Items") is not { ValueKind: JsonValueKind.Array })
            throw new SourceException(new SourceFailure(SourceLayer.Data, "rows-missing", "Items"));
        foreach (var item in Items(answer, "Items"))
        {
            if (item.TryGetProperty("Items", out _))
            {
                foreach (var row in Pi(item, Text(item, "Name")))
                    yield return row;
            }
            else
            {
                yield return new(key, Text(item, "Timestamp"), path => Text(item, path)) { Status = StatusOf(item) };
            }
        }
    }

    static ushort StatusOf(JsonElement item) =>
        JsonWalk.Find(item, "Good") is { ValueKind: JsonValueKind.False } ? SampleStatus.Bad
        : JsonWalk.Find(item, "Questionable") is { ValueKind: JsonValueKind.True } ? SampleStatus.Uncertain
        : SampleStatus.Good;

    static JsonElement.ArrayEnumerator Items(JsonElement of, string name) =>
        JsonWalk.Find(of, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default;
}

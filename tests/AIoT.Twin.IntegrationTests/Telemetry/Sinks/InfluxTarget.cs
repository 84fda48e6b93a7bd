using System.Globalization;
using System.Text.Json;
using AIoT.Twin.TestKit;

namespace AIoT.Twin.IntegrationTests.Telemetry.Sinks;

sealed class InfluxTarget(InfluxServer server) : ISinkTarget
{
    public string Name => "influxdb";

    public object Settings => new { url = server.Address, database = "plant" };

    public Task LeaveAsync() => server.KillAsync();

    public Task StartAgainAsync(CancellationToken cancellationToken) => server.StartAgainAsync(cancellationToken);

    public async Task<IReadOnlyDictionary<long, (string Value, int Status)>> ReadAsync(SentSignal signal, CancellationToken cancellationToken)
    {
        var rows = await server.RowsAsync($"select * from twin where signal_id = '{signal.Id}'", cancellationToken);
        // A query sees a point's fields as they are written, one after another: one without a value or a status is on its way.
        return rows.Where(r => r["status"].ValueKind is JsonValueKind.Number && ValueOf(r) is not null)
            .ToDictionary(r => r["time"].GetInt64(), r => (ValueOf(r)!, r["status"].GetInt32()));
    }

    // A correction of a number that is none leaves the field of the former in place; the word for it counts.
    static string? ValueOf(IReadOnlyDictionary<string, JsonElement> row) =>
        Text(row, "nonfinite") ?? Text(row, "text") ?? Text(row, "flag") ?? Text(row, "whole")
        ?? (row.GetValueOrDefault("value") is { ValueKind: JsonValueKind.Number } number ? number.GetDouble().ToString("R", CultureInfo.InvariantCulture) : null);

    static string? Text(IReadOnlyDictionary<string, JsonElement> row, string column) => row.GetValueOrDefault(column) switch
    {
        { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.True } => "true",
        { ValueKind: JsonValueKind.False } => "false",
        var number => number.GetRawText(),
    };

    public ValueTask DisposeAsync() => server.DisposeAsync();
}

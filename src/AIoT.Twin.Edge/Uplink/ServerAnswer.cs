using System.Text.Json;

namespace AIoT.Twin.Edge.Uplink;

/// <summary>What the server said: a receipt for a batch, or the code of an RFC 9457 problem; neither where something else answered.</summary>
readonly record struct ServerAnswer(bool IsReceipt, string? Code, int? Epoch)
{
    public static async Task<ServerAnswer> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        if (answer.Content.Headers.ContentType?.MediaType is not ("application/json" or "application/problem+json"))
            return default;

        try
        {
            using var json = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellationToken));
            return answer.IsSuccessStatusCode
                ? new ServerAnswer(json.RootElement.TryGetProperty("stored", out _), null, null)
                : new ServerAnswer(false, Text(json.RootElement, "type"), int.TryParse(Text(json.RootElement, "epoch"), out var epoch) ? epoch : null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return default;
        }
    }

    static string? Text(JsonElement problem, string name) => problem.TryGetProperty(name, out var text) ? text.ToString() : null;
}

using System.Net.Http.Headers;
using System.Text.Json;

namespace AIoT.Twin.Edge.Uplink;

/// <summary>The server's REST endpoints that an agent uses, with its key.</summary>
sealed class ServerApi(HttpClient client)
{
    public Task<HttpResponseMessage> PostAsync(string path, byte[] json, CancellationToken cancellationToken)
    {
        var content = new ByteArrayContent(json);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return client.PostAsync(new Uri(path, UriKind.Relative), content, cancellationToken);
    }

    /// <summary>The code of an RFC 9457 problem, or the bare status.</summary>
    public static async Task<string> CodeOfAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        try
        {
            using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellationToken));
            return problem.RootElement.GetProperty("type").GetString() ?? $"{(int)answer.StatusCode}";
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return $"{(int)answer.StatusCode}";
        }
    }
}

using System.Net.Http.Headers;

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
}

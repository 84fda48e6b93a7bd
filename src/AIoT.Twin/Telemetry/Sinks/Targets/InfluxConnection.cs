using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AIoT.Twin.Acquisition.Drivers;

namespace AIoT.Twin.Telemetry.Sinks.Targets;

/// <summary>One POST of line protocol after the other; an answer of success is the confirmation.</summary>
sealed class InfluxConnection : ISinkConnection
{
    readonly HttpClient _http;
    readonly string _path;
    readonly InfluxLines _lines;
    readonly bool _isSecure;

    public InfluxConnection(SinkContext context)
    {
        var settings = context.Settings;
        var address = HttpAddress.Find(settings.Text("url"))!;
        _isSecure = address.Scheme == "https";
        _http = CheckedHttp.Open(address, settings.Milliseconds("timeout", 30_000), context.Allows, context.Clock);
        _lines = new InfluxLines(settings.Find("measurement") ?? "twin");
        (_path, _http.DefaultRequestHeaders.Authorization) = settings.Text("api") == "v2" ? Version2(address, settings) : Version1(address, settings);
    }

    static (string, AuthenticationHeaderValue?) Version1(Uri address, FieldValues settings)
    {
        var policy = settings.Find("retentionPolicy") is { } rp ? $"&rp={Uri.EscapeDataString(rp)}" : "";
        var login = settings.Find("user") is { } user
            ? new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{settings.Text("password")}")))
            : null;
        return ($"{Below(address, "write")}?db={Uri.EscapeDataString(settings.Text("database"))}&precision=u{policy}", login);
    }

    static (string, AuthenticationHeaderValue?) Version2(Uri address, FieldValues settings) => (
        $"{Below(address, "api/v2/write")}?org={Uri.EscapeDataString(settings.Text("org"))}&bucket={Uri.EscapeDataString(settings.Text("bucket"))}&precision=us",
        new AuthenticationHeaderValue("Token", settings.Text("token")));

    // Behind a reverse proxy it may live below a path.
    static string Below(Uri address, string path) => $"{address.AbsolutePath.TrimEnd('/')}/{path}";

    SourceLayer[] Layers => _isSecure
        ? [SourceLayer.Dns, SourceLayer.Tcp, SourceLayer.Tls, SourceLayer.Auth, SourceLayer.Protocol]
        : [SourceLayer.Dns, SourceLayer.Tcp, SourceLayer.Auth, SourceLayer.Protocol];

    // Nothing to write is answered after the database and the right to write were looked at.
    public async Task<TestReport> TestAsync(CancellationToken cancellationToken)
    {
        try
        {
            var (status, said) = await PostAsync("", cancellationToken);
            var isEmptyOnly = status == HttpStatusCode.BadRequest && said.Contains("point", StringComparison.OrdinalIgnoreCase);
            return TestReport.Of(Layers, isEmptyOnly ? null : LinkFailures.Of(status, said));
        }
        catch (SourceException failed)
        {
            return TestReport.Of(Layers, failed.Failure);
        }
    }

    public async Task<SourceFailure?> WriteAsync(IReadOnlyList<SinkPoint> points, CancellationToken cancellationToken)
    {
        var (status, said) = await PostAsync(_lines.Write(points), cancellationToken);
        if (LinkFailures.Of(status, said) is not { } failure)
            return null;
        // What it says of the content it will say again, of however much is sent less.
        if (status is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity)
            return failure;
        throw new SourceException(failure);
    }

    async Task<(HttpStatusCode Status, string Said)> PostAsync(string body, CancellationToken cancellationToken)
    {
        try
        {
            using var content = new StringContent(body, Encoding.UTF8);
            using var answer = await _http.PostAsync(new Uri(_path, UriKind.Relative), content, cancellationToken);
            return (answer.StatusCode, answer.IsSuccessStatusCode ? "" : await answer.Content.ReadAsStringAsync(cancellationToken));
        }
        catch (HttpRequestException failed)
        {
            throw new SourceException(LinkFailures.Of(failed, _http.BaseAddress), failed);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SourceException(new SourceFailure(SourceLayer.Protocol, "http-timeout", $"{_http.Timeout.TotalSeconds:0}"), late);
        }
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }
}

using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>Asks for one answer after the other; what is too long, elsewhere or no JSON is refused.</summary>
sealed class HttpJsonRequest : IDisposable
{
    readonly FieldValues _settings;
    readonly JsonShapes _shapes;
    readonly HttpClient _http;

    public HttpJsonRequest(SourceContext context, JsonShapes shapes)
    {
        (_settings, _shapes) = (context.Settings, shapes);
        _http = CheckedHttp.Open(AddressOf(0, null), _settings.Milliseconds("timeout", 30_000), context.Allows, context.Clock);
        _http.MaxResponseContentBufferSize = _settings.Number("maxAnswer", 16 << 20);
        _http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (_settings.Find("token") is { } token)
            _http.DefaultRequestHeaders.TryAddWithoutValidation(_settings.Find("tokenHeader") ?? "Authorization", $"{_settings.Text("tokenPrefix")} {token}".Trim());
    }

    /// <summary>The address of a page; a next one is an address of the same server, or what stands for <c>{next}</c>.</summary>
    public Uri AddressOf(long since, string? next)
    {
        var template = _settings.Text("url").Trim();
        if (next is not null && !template.Contains("{next}", StringComparison.Ordinal))
            return Elsewhere(template, next);
        var text = template.Replace("{since}", Uri.EscapeDataString(Since(since)), StringComparison.Ordinal)
            .Replace("{next}", Uri.EscapeDataString(next ?? ""), StringComparison.Ordinal);
        // Asked for in microseconds, whatever the server would give otherwise.
        if (_shapes.IsInflux && !text.Contains("epoch=", StringComparison.Ordinal))
            text += (text.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "epoch=u";
        return HttpAddress.Find(text) ?? throw new SourceException(new SourceFailure(SourceLayer.Data, "url-unreadable", LinkFailures.Short(text)));
    }

    // The token goes along: only to where it was meant to go.
    static Uri Elsewhere(string template, string next)
    {
        var first = new Uri(template.Split('{', '?')[0]);
        return Uri.TryCreate(first, next, out var address) && address.GetLeftPart(UriPartial.Authority) == first.GetLeftPart(UriPartial.Authority)
            ? address
            : throw new SourceException(new SourceFailure(SourceLayer.Endpoint, "next-elsewhere", LinkFailures.Short(next)));
    }

    string Since(long since)
    {
        if (_shapes.IsInflux)
            return string.Create(CultureInfo.InvariantCulture, $"{since}u");
        return _settings.Text("sinceFormat") switch
        {
            "epoch-s" => (since / 1_000_000).ToString(CultureInfo.InvariantCulture),
            "epoch-ms" => (since / 1000).ToString(CultureInfo.InvariantCulture),
            "epoch-us" => since.ToString(CultureInfo.InvariantCulture),
            _ => since.ToTime().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        };
    }

    public async Task<JsonDocument> GetAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _http.GetAsync(address, cancellationToken);
            var body = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
            if (LinkFailures.Of(answer.StatusCode, System.Text.Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, 1000)))) is { } failure)
                throw new SourceException(failure);
            return JsonDocument.Parse(body);
        }
        catch (JsonException e)
        {
            throw new SourceException(new SourceFailure(SourceLayer.Data, "not-json", address.AbsolutePath), e);
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw new SourceException(new SourceFailure(SourceLayer.Data, "answer-too-large", $"{_http.MaxResponseContentBufferSize}"), e);
        }
        catch (HttpRequestException e)
        {
            throw new SourceException(LinkFailures.Of(e, address), e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SourceException(new SourceFailure(SourceLayer.Protocol, "http-timeout", $"{_http.Timeout.TotalSeconds:0}"), e);
        }
    }

    public void Dispose() => _http.Dispose();
}

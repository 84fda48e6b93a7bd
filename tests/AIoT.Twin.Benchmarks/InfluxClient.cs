using System.Globalization;
using System.Text;
using System.Text.Json;
using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Benchmarks;

/// <summary>InfluxDB 1 over HTTP: points as line protocol with seconds, answers as JSON.</summary>
sealed class InfluxClient(Uri address) : IDisposable
{
    const int PointsPerPost = 5_000;

    readonly HttpClient _http = new() { BaseAddress = address, Timeout = TimeSpan.FromMinutes(10) };

    public async Task<bool> IsThereAsync()
    {
        try
        {
            using var answer = await _http.GetAsync("ping");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public async Task<string> VersionAsync()
    {
        using var answer = await _http.GetAsync("ping");
        return answer.Headers.TryGetValues("X-Influxdb-Version", out var version) ? version.First() : "?";
    }

    public Task CreateAsync(string database) => CommandAsync($"create+database+{database}");

    public Task DropAsync(string database) => CommandAsync($"drop+database+{database}");

    async Task CommandAsync(string text)
    {
        using var answer = await _http.PostAsync($"query?q={text}", null);
        answer.EnsureSuccessStatusCode();
    }

    public async Task WriteAsync(string database, ReadOnlyMemory<Sample> samples)
    {
        for (var at = 0; at < samples.Length; at += PointsPerPost)
        {
            using var points = new ByteArrayContent(Lines(samples.Slice(at, Math.Min(PointsPerPost, samples.Length - at)).Span));
            using var answer = await _http.PostAsync($"write?db={database}&precision=s", points);
            if (!answer.IsSuccessStatusCode)
                throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
        }
    }

    /// <summary>Points with milliseconds, one request after the other on one connection.</summary>
    public async Task WriteAsync(string database, InfluxPoints points)
    {
        foreach (var body in points.Bodies)
        {
            using var content = new ByteArrayContent(body);
            using var answer = await _http.PostAsync($"write?db={database}&precision=ms", content);
            if (!answer.IsSuccessStatusCode)
                throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
        }
    }

    static byte[] Lines(ReadOnlySpan<Sample> samples)
    {
        var lines = new StringBuilder(samples.Length * 32);
        foreach (ref readonly var sample in samples)
            lines.Append(CultureInfo.InvariantCulture, $"m,s={sample.Series} v={sample.Value} {sample.TimeUs / 1_000_000}\n");
        return Encoding.ASCII.GetBytes(lines.ToString());
    }

    /// <summary>
    /// Rows of numbers, series by series in the order of their numbers, not of the texts these are as tags; null where there is none.
    /// The first column is the time in milliseconds.
    /// </summary>
    public async Task<List<double?[]>> QueryAsync(string database, string text)
    {
        await using var stream = await _http.GetStreamAsync($"query?db={database}&epoch=ms&q={Uri.EscapeDataString(text)}");
        using var answer = await JsonDocument.ParseAsync(stream);
        var rows = new List<double?[]>();
        var result = answer.RootElement.GetProperty("results")[0];
        if (result.TryGetProperty("error", out var error))
            throw new InvalidOperationException(error.GetString());
        if (!result.TryGetProperty("series", out var all))
            return rows;
        foreach (var series in all.EnumerateArray().OrderBy(NumberOf))
        {
            foreach (var row in series.GetProperty("values").EnumerateArray())
                rows.Add([.. row.EnumerateArray().Select(v => v.ValueKind is JsonValueKind.Number ? v.GetDouble() : (double?)null)]);
        }

        return rows;
    }

    static int NumberOf(JsonElement series) =>
        series.TryGetProperty("tags", out var tags) ? int.Parse(tags.GetProperty("s").GetString()!, CultureInfo.InvariantCulture) : 0;

    public void Dispose() => _http.Dispose();
}

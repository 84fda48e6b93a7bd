using System.Globalization;
using System.Text.RegularExpressions;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Web.Kit;
using AIoT.Twin.Web.Kit.Charts;
using Microsoft.JSInterop;

namespace AIoT.Twin.Web.Telemetry.Trends;

// What a person does on the page; each step is an address.
public sealed partial class TrendsPage
{
    /// <summary>What the address asks for and cannot be shown; the rest is.</summary>
    IEnumerable<string> Problems
    {
        get
        {
            foreach (var unknown in _state.NotUnderstood)
                yield return text["Problem.NoSignal", unknown];
            if (_state.Signals.Count(s => readable.Find(Caller, s) is null) is > 0 and var unreadable)
                yield return text[unreadable == 1 ? "Problem.Unreadable1" : "Problem.Unreadable", unreadable];
            if (_state.LeftOut > 0)
                yield return text["Problem.TooMany", TrendState.Most, _state.LeftOut];
            if (_state.Sister is not null && _sisters?.Others.Any(o => o.Twin.Id == _state.Sister) != true)
                yield return text["Problem.NoSister"];
            if (_missing)
                yield return text["Problem.Missing"];
            if (Span is var (from, _) && KeptSince() is { } kept && from < kept)
                yield return text["Problem.KeptSince", TimeZoneInfo.ConvertTime(kept, _zone).ToString("d MMM yyyy HH:mm", CultureInfo.CurrentCulture), SiteTime.ZoneName(_zone, kept)];
            if (Range is null)
                yield return text["Problem.Range", _state.Range];
        }
    }

    DateTimeOffset? KeptSince() => _state.Signals.Select(Retention.KeptSince).Max();

    // A pen that is on the trend already is taken off by taking it again.
    void TakeAsync(Guid signal) => Go(_state.Signals.Contains(signal) ? _state.Remove(signal) : _state.Add([signal]));

    /// <summary>Signals were dropped here: their ids, or a link to a trend of them.</summary>
    [JSInvokable]
    public Task DroppedAsync(string dropped)
    {
        var signals = Id().Matches(dropped).Select(m => Guid.Parse(m.Value)).Where(id => tree.Tree.Signal(id) is not null);
        Go(_state.Add(signals));
        return Task.CompletedTask;
    }

    void CursorsAsync(TrendCursors cursors) => Go(_state with { Cursors = cursors }, replace: true);

    void ToggleCursors()
    {
        if (_state.Cursors is not { A: null, B: null })
            Go(_state with { Cursors = default });
        else if (Span is var (from, to))
            Go(_state with { Cursors = new(from + ((to - from) / 3), from + ((to - from) * 2 / 3)) });
    }

    void TogglePause() => Go(_state with { Paused = _state.Paused is null ? clock.Now() : null });

    async Task PanAsync(double share)
    {
        if (_trend is not null)
            await _trend.PanByAsync(share);
    }

    async Task ZoomAsync(double factor)
    {
        if (_trend is not null)
            await _trend.ZoomByAsync(factor);
    }

    async Task ShareAsync()
    {
        try
        {
            if (_script is not null)
                await _script.AskAsync<object?>("copy", navigation.Uri);
            _shared = text["Shared"];
        }
        catch (JSException)
        {
            // The browser forbids it on plain http; the address line has the same.
            _shared = text["Shared.Not", navigation.Uri];
        }
    }

    // The span is written out, so that the file is of what is seen even when "now" has moved on.
    string CsvOf(string? every)
    {
        var range = Span is var (from, to) ? TimeRange.Of(from, to, _zone).ToString() : _state.Range;
        var pens = string.Join(',', _state.Signals.Where(s => readable.Find(Caller, s) is not null));
        return $"/api/v1/trends/csv?pens={pens}&range={Uri.EscapeDataString(range)}{(every is null ? "" : $"&every={every}")}";
    }

    Guid PenAt(int index) => _state.Signals[Math.Clamp(index, 0, _state.Signals.Count - 1)];

    string RangeText((DateTimeOffset From, DateTimeOffset To) span) => text["Range.Shown", SiteTime.Stamp(span.From, _zone), SiteTime.Stamp(span.To, _zone)];

    [GeneratedRegex("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")]
    private static partial Regex Id();
}

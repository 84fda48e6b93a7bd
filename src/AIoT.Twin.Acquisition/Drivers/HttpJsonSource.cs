using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>Asks for what is new behind a time, page after page; the time moves only when what came is stored.</summary>
sealed class HttpJsonSource(SourceContext context) : ISourceConnection
{
    const int MostPages = 1000;
    const int Previewed = 10;

    readonly JsonShapes _shapes = new(context.Settings);
    readonly bool _isAskedSince = context.Settings.Text("url").Contains("{since}", StringComparison.Ordinal);
    readonly long _overlap = (long)context.Settings.Milliseconds("overlap", 60_000).TotalMicroseconds;

    readonly RowMemory _memory = new();

    public bool CatchesUp => true;

    string Column => _shapes.IsPi ? "Value" : context.Settings.Find("valuePath") ?? "value";

    public async IAsyncEnumerable<SampleBatch> ReadAsync(
        IReadOnlyList<SourceBinding> bindings, ISourceReport report, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Nobody is bound yet: what is read now would be passed over for ever.
        if (bindings.Count == 0)
            await Task.Delay(Timeout.InfiniteTimeSpan, context.Clock, cancellationToken);
        var (times, binder) = (Times(), new RowBinder(context, bindings, Column, _memory, report) { HasKeys = _shapes.HasKeys });
        using var request = new HttpJsonRequest(context, _shapes);
        var cursor = long.TryParse(_memory.Read(await context.Cursors.ReadAsync(context.Source, cancellationToken), bindings), CultureInfo.InvariantCulture, out var kept) ? kept : From;
        var isLate = false;
        var since = Math.Max(From, cursor - 1);
        while (true)
        {
            var (reached, next) = (cursor, (string?)null);
            for (var page = 0; page < MostPages && (page == 0 || next is not null); page++)
            {
                using var answer = await request.GetAsync(request.AddressOf(since, next), cancellationToken);
                report.Connected();
                reached = Math.Max(reached, Take(answer.RootElement, times, binder));
                next = NextOf(answer.RootElement);
                if (binder.Pack() is not { } parcel)
                    continue;
                yield return parcel.Batch;
                await parcel.StoredAsync(cancellationToken);
            }

            var moved = reached > cursor;
            cursor = reached;
            if (moved || _memory.IsChanged)
                await context.Cursors.WriteAsync(context.Source, _memory.Write(cursor.ToString(CultureInfo.InvariantCulture)), cancellationToken);
            // A server that gives so many rows and no more is asked on from the last until it has no more, then once for what came late.
            isLate = _isAskedSince && !moved && !isLate;
            if (!isLate && !(moved && _isAskedSince))
                await Task.Delay(context.Settings.Milliseconds("every", 10_000), context.Clock, cancellationToken);
            since = Math.Max(From, isLate ? cursor - _overlap : cursor - 1);
        }
    }

    long Take(JsonElement answer, RowTime times, RowBinder binder)
    {
        var newest = 0L;
        var future = context.Clock.Now().AddDays(1).ToMicroseconds();
        foreach (var row in _shapes.Rows(answer))
        {
            var at = times.Of(row.Time);
            binder.Take(row.Key, at, row.Column, row.Status);
            // A clock far ahead must not make everything else look read.
            newest = at.Why is null && at.Time <= future ? Math.Max(newest, at.Time) : newest;
        }

        return newest;
    }

    string? NextOf(JsonElement answer) =>
        (context.Settings.Find("nextPath") ?? (_shapes.IsPi ? "Links.Next" : null)) is { } path && JsonWalk.Text(JsonWalk.Find(answer, path)) is { Length: > 0 } next ? next : null;

    RowTime Times()
    {
        var zone = context.Settings.Find("timeZone") ?? "UTC";
        return TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found)
            ? new RowTime(_shapes.IsInflux ? "epoch-us" : context.Settings.Find("timeFormat") ?? "auto", found)
            : throw new SourceException(new SourceFailure(SourceLayer.Data, "zone-unknown", zone));
    }

    long From => context.Settings.Find("from") is not { } text ? 0
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToMicroseconds()
        : throw new SourceException(new SourceFailure(SourceLayer.Data, "from-unreadable", text));

    public async Task<TestReport> TestAsync(CancellationToken cancellationToken)
    {
        SourceLayer[] layers = context.Settings.Text("url").StartsWith("https", StringComparison.OrdinalIgnoreCase)
            ? [SourceLayer.Dns, SourceLayer.Tcp, SourceLayer.Tls, SourceLayer.Auth, SourceLayer.Protocol, SourceLayer.Data]
            : [SourceLayer.Dns, SourceLayer.Tcp, SourceLayer.Auth, SourceLayer.Protocol, SourceLayer.Data];
        try
        {
            Times();
            using var request = new HttpJsonRequest(context, _shapes);
            using var answer = await request.GetAsync(request.AddressOf(From, null), cancellationToken);
            return TestReport.Of(layers, null) with { Preview = [.. _shapes.Rows(answer.RootElement).Take(Previewed).Select(Shown)] };
        }
        catch (SourceException failed)
        {
            return TestReport.Of(layers, failed.Failure);
        }
    }

    string Shown(JsonRow row) => JsonSerializer.Serialize(
        new Dictionary<string, string?> { ["key"] = row.Key, ["time"] = row.Time, [Column] = row.Column(Column) }, RowJson.Default.DictionaryStringString);

    public Task<BrowseResult> BrowseAsync(string? node, CancellationToken cancellationToken) =>
        Task.FromResult<BrowseResult>(new BrowseResult.Unsupported());

    public Task<AddressPreview?> PreviewAsync(FieldValues address, CancellationToken cancellationToken) =>
        Task.FromResult<AddressPreview?>(null);

    public Task<WriteOutcome> WriteAsync(WritePermit permit, CancellationToken cancellationToken) =>
        Task.FromResult<WriteOutcome>(new WriteOutcome.Refused("writes-not-available"));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

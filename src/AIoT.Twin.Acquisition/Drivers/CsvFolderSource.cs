using System.Globalization;
using System.Runtime.CompilerServices;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>Reads the files of a folder, oldest name first; a file is done when its last value is stored, and then moved or remembered.</summary>
sealed class CsvFolderSource(SourceContext context, AllowedFolders allowed) : ISourceConnection
{
    const int Batch = 5000;
    const int Previewed = 10;

    readonly CsvFile _file = new(context.Settings);
    readonly TimeSpan _settle = context.Settings.Milliseconds("settle", 2000);

    readonly RowMemory _memory = new();

    public bool CatchesUp => true;

    public async IAsyncEnumerable<SampleBatch> ReadAsync(
        IReadOnlyList<SourceBinding> bindings, ISourceReport report, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Nobody is bound yet: what is read now would be passed over for ever.
        if (bindings.Count == 0)
            await Task.Delay(Timeout.InfiniteTimeSpan, context.Clock, cancellationToken);
        var times = Times();
        var marks = CsvFolderMarks.Read(_memory.Read(await context.Cursors.ReadAsync(context.Source, cancellationToken), bindings));
        while (true)
        {
            foreach (var file in Ready(marks))
            {
                var binder = new RowBinder(context, bindings, context.Settings.Text("valueColumn"), _memory, report)
                {
                    HasDecimalComma = context.Settings.Text("decimal") == "comma",
                    HasKeys = context.Settings.Find("keyColumn") is not null,
                };
                var reading = new CsvReading(_file, file, binder, times, context.Settings.Find("timeColumn")!, context.Settings.Find("keyColumn"));
                await foreach (var batch in reading.BatchesAsync(Batch, cancellationToken))
                    yield return batch;
                if (reading.Failure is { } failure)
                    report.Trouble(failure);
                else
                    report.Connected();
                await FinishAsync(file, reading.Failure is null, marks, report, cancellationToken);
            }

            await Task.Delay(context.Settings.Milliseconds("every", 5000), context.Clock, cancellationToken);
        }
    }

    RowTime Times()
    {
        var zone = context.Settings.Find("timeZone") ?? "UTC";
        return TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found)
            ? new RowTime(context.Settings.Find("timeFormat") ?? "auto", found)
            : throw new SourceException(new SourceFailure(SourceLayer.Data, "zone-unknown", zone));
    }

    List<FileInfo> Files()
    {
        try
        {
            var folder = new DirectoryInfo(allowed.Open(context.Settings.Text("folder")));
            // A link may lead out of the folder.
            return [.. folder.EnumerateFiles(Path.GetFileName(context.Settings.Text("pattern"))).Where(f => f.LinkTarget is null).OrderBy(f => f.Name, StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceException(new SourceFailure(SourceLayer.Device, "folder-unreadable", context.Settings.Text("folder")), e);
        }
    }

    List<FileInfo> Ready(CsvFolderMarks marks)
    {
        var files = Files();
        if (files.Count > CsvFolderMarks.Most)
            throw new SourceException(new SourceFailure(SourceLayer.Device, "folder-too-full", $"{files.Count}"));
        marks.Keep(files.Select(f => f.Name).ToHashSet());
        return [.. files.Where(f => marks.IsReady(f, _settle, context.Clock.Now()))];
    }

    async Task FinishAsync(FileInfo file, bool isGood, CsvFolderMarks marks, ISourceReport report, CancellationToken cancellationToken)
    {
        marks.Done(file);
        if (context.Settings.Text("after") == "move" && Unchanged(file) && !TryMove(file, isGood ? "done" : "failed"))
            report.Trouble(new SourceFailure(SourceLayer.Device, "file-not-moved", file.Name));
        await context.Cursors.WriteAsync(context.Source, _memory.Write(marks.Write()), cancellationToken);
    }

    // What was added while it was read is read with the rest, the next time.
    static bool Unchanged(FileInfo file)
    {
        var now = new FileInfo(file.FullName);
        return now.Exists && (now.Length, now.LastWriteTimeUtc) == (file.Length, file.LastWriteTimeUtc);
    }

    bool TryMove(FileInfo file, string where)
    {
        try
        {
            var folder = Directory.CreateDirectory(Path.Combine(file.DirectoryName!, where)).FullName;
            var target = Path.Combine(folder, file.Name);
            if (File.Exists(target))
                target = Path.Combine(folder, context.Clock.Now().UtcDateTime.ToString("yyyyMMdd'T'HHmmssffffff", CultureInfo.InvariantCulture) + "-" + file.Name);
            File.Move(file.FullName, target);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    public async Task<TestReport> TestAsync(CancellationToken cancellationToken)
    {
        SourceLayer[] layers = [SourceLayer.Endpoint, SourceLayer.Device, SourceLayer.Data];
        try
        {
            Times();
            return TestReport.Of(layers, null) with { Preview = Files() is [.., var newest] ? await CsvPreview.OfAsync(_file, newest, Previewed, cancellationToken) : [] };
        }
        catch (SourceException failed)
        {
            return TestReport.Of(layers, failed.Failure);
        }
    }

    public Task<BrowseResult> BrowseAsync(string? node, CancellationToken cancellationToken) =>
        Task.FromResult<BrowseResult>(new BrowseResult.Unsupported());

    public Task<AddressPreview?> PreviewAsync(FieldValues address, CancellationToken cancellationToken) =>
        Task.FromResult<AddressPreview?>(null);

    public Task<WriteOutcome> WriteAsync(WritePermit permit, CancellationToken cancellationToken) =>
        Task.FromResult<WriteOutcome>(new WriteOutcome.Refused("writes-not-available"));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

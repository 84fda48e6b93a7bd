using System.Runtime.CompilerServices;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>One file on its way into storage, batch by batch, each stored before the next is read.</summary>
sealed class CsvReading(CsvFile files, FileInfo file, RowBinder binder, RowTime times, string timeColumn, string? keyColumn)
{
    /// <summary>What is wrong with the file as a whole; what was read of it before is stored.</summary>
    public SourceFailure? Failure { get; private set; }

    public async IAsyncEnumerable<SampleBatch> BatchesAsync(int size, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var rows = files.RowsAsync(file.FullName, cancellationToken).GetAsyncEnumerator(cancellationToken);
        var more = true;
        while (more)
        {
            while (binder.Count < size && (more = await NextAsync(rows)))
                Take(rows.Current);
            if (binder.Pack() is not { } parcel)
                continue;
            yield return parcel.Batch;
            await parcel.StoredAsync(cancellationToken);
        }
    }

    async ValueTask<bool> NextAsync(IAsyncEnumerator<Func<string, string?>> rows)
    {
        try
        {
            return await rows.MoveNextAsync();
        }
        catch (SourceException wrong) when (wrong.Failure.Layer == SourceLayer.Data)
        {
            Failure = wrong.Failure;
            return false;
        }
        catch (IOException e)
        {
            throw new SourceException(new SourceFailure(SourceLayer.Device, "file-unreadable", file.Name), e);
        }
    }

    void Take(Func<string, string?> row)
    {
        var key = keyColumn is null ? null : row(keyColumn)?.Trim();
        binder.Take(key, times.Of(row(timeColumn)), row);
    }
}

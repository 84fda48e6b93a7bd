using System.Text;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Store;

namespace AIoT.Twin.Telemetry.Historian.Writing;

/// <summary>Makes rows of the samples of a batch that were set aside: so many for each reason, and one that counts the others.</summary>
sealed class SetAside(SeriesCatalog catalog, int most)
{
    const int LongestText = 1000;

    public void Add(SampleBatch batch, long? producer, IReadOnlyList<QuarantinedSample> refused, long now, List<QuarantineRow> into)
    {
        foreach (var reason in refused.GroupBy(q => q.Reason))
        {
            into.AddRange(reason.Take(most).Select(q => Row(batch, producer, q, now)));
            if (Others(batch, producer, [.. reason.Skip(most)], now) is { } others)
                into.Add(others);
        }
    }

    QuarantineRow Row(SampleBatch batch, long? producer, QuarantinedSample refused, long now)
    {
        var sample = batch.Samples.Span[refused.Index];
        var series = SeriesOf(sample);
        var sent = batch.Sent.GetValueOrDefault(refused.Index);
        return new QuarantineRow(
            now, producer, batch.Epoch, batch.Number, refused.Index, series?.Id, sample.TimeUs, sample.Status, sample.Bits, refused.Reason)
        {
            SignalId = series?.SignalId ?? sent?.Signal,
            Text = Storable(sent?.Text ?? TextOf(batch, series, sample)),
        };
    }

    QuarantineRow? Others(SampleBatch batch, long? producer, IReadOnlyList<QuarantinedSample> refused, long now)
    {
        if (refused.Count == 0)
            return null;
        var first = Row(batch, producer, refused[0], now);
        var alike = refused.All(q => SignalOf(batch, q.Index) == first.SignalId);
        return first with { Index = -1, More = refused.Count, Text = null, SeriesId = alike ? first.SeriesId : null, SignalId = alike ? first.SignalId : null };
    }

    Guid? SignalOf(SampleBatch batch, int index) => SeriesOf(batch.Samples.Span[index])?.SignalId ?? batch.Sent.GetValueOrDefault(index)?.Signal;

    SeriesInfo? SeriesOf(in Sample sample) => (uint)sample.Series < (uint)catalog.Count ? catalog.ByHandle(sample.Series) : null;

    static string? TextOf(SampleBatch batch, SeriesInfo? series, in Sample sample) =>
        series?.Kind == ValueKind.Text && (ulong)sample.Bits < (ulong)batch.Strings.Count ? batch.Strings[(int)sample.Bits] : null;

    // PostgreSQL has no NUL in texts, and no database half a character.
    static string? Storable(string? text)
    {
        if (text is null)
            return null;
        var cut = text.Length > LongestText ? text[..LongestText] : text;
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(cut)).Replace('\0', '\uFFFD');
    }
}

using AIoT.Twin.Acquisition;
using AIoT.Twin.SamplePlant.Layout;

namespace AIoT.Twin.SamplePlant.History;

/// <summary>Parts one after another, cut into batches of equal size: batch n always holds the same samples, so sending it twice stores it once.</summary>
sealed class HistoryPlan
{
    public const int BatchSize = 50_000;

    readonly IReadOnlyList<HistoryPart> _parts;
    readonly long[] _starts;

    public HistoryPlan(IEnumerable<HistoryPart> parts, long firstNumber)
    {
        _parts = [.. parts.Where(p => p.Count > 0)];
        _starts = new long[_parts.Count];
        foreach (var (index, part) in _parts.Index())
        {
            _starts[index] = Samples;
            Samples += part.Count;
        }

        FirstNumber = firstNumber;
    }

    public long Samples { get; }

    public long FirstNumber { get; }

    public int Batches => (int)((Samples + BatchSize - 1) / BatchSize);

    public IReadOnlyList<HistoryPart> Parts => _parts;

    public IEnumerable<PlantSignal> Signals => _parts.Select(p => p.Signal).Distinct();

    public int SizeOf(int batch) => (int)Math.Min(BatchSize, Samples - (long)batch * BatchSize);

    /// <summary>Makes the samples of a batch, counted from zero.</summary>
    public void Write(int batch, IReadOnlyDictionary<string, int> series, Span<Sample> into)
    {
        var at = (long)batch * BatchSize;
        var found = Array.BinarySearch(_starts, at);
        for (var part = found >= 0 ? found : ~found - 1; into.Length > 0; part++)
        {
            var from = (int)(at - _starts[part]);
            var count = Math.Min(into.Length, _parts[part].Count - from);
            _parts[part].Write(series[_parts[part].Signal.Path], from, into[..count]);
            into = into[count..];
            at += count;
        }
    }
}

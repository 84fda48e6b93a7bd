using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;

namespace AIoT.Twin.IntegrationTests.Telemetry.Historian.Analysis;

/// <summary>What a signal should hold: of each time the newest value of the newest series, in the newest unit.</summary>
sealed class AnalysisModel(ValueKind kind, params IReadOnlyList<(double Factor, double Offset)> toNewest)
{
    readonly SortedDictionary<long, Sample>[] _series = [.. toNewest.Select(_ => new SortedDictionary<long, Sample>())];
    readonly Dictionary<(long Time, int Series), string> _texts = [];
    List<Reading>? _all;

    public ValueKind Kind => kind;

    public void Write(int series, Sample sample, string? text = null)
    {
        _series[series][sample.TimeUs] = sample;
        if (text is not null)
            _texts[(sample.TimeUs, series)] = text;
        _all = null;
    }

    public List<Reading> All => _all ??= Join();

    List<Reading> Join()
    {
        var joined = new SortedDictionary<long, Reading>();
        for (var i = 0; i < _series.Length; i++)
        {
            foreach (var sample in _series[i].Values)
            {
                var number = SampleNumber.Of(kind, sample.Bits);
                if (i < _series.Length - 1)
                    number = (number * toNewest[i].Factor) + toNewest[i].Offset;
                var text = _texts.GetValueOrDefault((sample.TimeUs, i));
                joined[sample.TimeUs] = new Reading(
                    sample.TimeUs, number, SampleNumber.IsUsed(sample.Status, number), text, sample.Status < SampleStatus.Bad, sample.Bits);
            }
        }

        return [.. joined.Values];
    }
}

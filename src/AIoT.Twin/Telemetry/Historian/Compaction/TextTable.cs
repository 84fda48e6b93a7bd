using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Historian.Compaction;

/// <summary>Collects the texts that samples of several sources point to into one table; does nothing for other kinds.</summary>
sealed class TextTable(ValueKind kind)
{
    readonly Dictionary<string, int> _index = [];
    readonly List<string> _texts = [];

    public IReadOnlyList<string> Texts => _texts;

    /// <summary>Makes the samples point into this table instead of their own.</summary>
    public List<Sample> Take(List<Sample> samples, IReadOnlyList<string> texts)
    {
        if (kind != ValueKind.Text)
            return samples;
        for (var i = 0; i < samples.Count; i++)
            samples[i] = samples[i] with { Bits = Intern(texts[(int)samples[i].Bits]) };
        return samples;
    }

    int Intern(string text)
    {
        if (!_index.TryGetValue(text, out var index))
        {
            _index[text] = index = _texts.Count;
            _texts.Add(text);
        }

        return index;
    }
}

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>The string table of a batch under way.</summary>
sealed class MqttStrings
{
    readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    readonly List<string> _all = [];

    public IReadOnlyList<string> All => _all;

    public int IndexOf(string text)
    {
        if (_index.TryGetValue(text, out var known))
            return known;
        _all.Add(text);
        return _index[text] = _all.Count - 1;
    }
}

using System.Globalization;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>What rows said of which signal and time lately: one that is read again and says the same is the same row, also where it was set aside.</summary>
sealed class RowMemory
{
    const int Most = 100_000;

    // Over a restart only what was set aside is told: what is stored the history knows by itself.
    const int MostKept = 500;
    const string Mark = "# ";
    const string BoundMark = "\n@ ";

    readonly Dictionary<ulong, ulong> _said = [];
    readonly Queue<ulong> _order = new();
    readonly Queue<(ulong Place, ulong Said)> _aside = new();
    string[] _bound = [];

    /// <summary>Something was set aside since it was last written.</summary>
    public bool IsChanged { get; private set; }

    public bool Knows(ulong place) => _said.ContainsKey(place);

    public bool Knows(ulong place, ulong said) => _said.TryGetValue(place, out var known) && known == said;

    public void Add(ulong place, ulong said, bool isAside)
    {
        if (!_said.ContainsKey(place))
            _order.Enqueue(place);
        _said[place] = said;
        while (_order.Count > Most)
            _said.Remove(_order.Dequeue());
        if (!isAside)
            return;
        IsChanged = true;
        _aside.Enqueue((place, said));
        while (_aside.Count > MostKept)
            _aside.Dequeue();
    }

    /// <summary>A position with a last line for what was set aside.</summary>
    public string Write(string position)
    {
        IsChanged = false;
        position += BoundMark + string.Join(' ', _bound);
        return _aside.Count == 0 ? position : $"{position}\n{Mark}{string.Join(' ', _aside.Select(a => $"{a.Place:x}:{a.Said:x}"))}";
    }

    /// <summary>Where to go on: null, and with it at the beginning, when something is bound that was not when it was written.</summary>
    public string? Read(string? written, IReadOnlyList<SourceBinding> bindings)
    {
        _bound = [.. bindings.Select(b => $"{RowHash.Of($"{b.Signal} {RowPlace.Of(b.Address)} {b.Reads}", 0):x}")];
        var rest = ReadAside(written);
        var at = rest?.LastIndexOf(BoundMark, StringComparison.Ordinal) ?? -1;
        return at >= 0 && _bound.Except(rest![(at + BoundMark.Length)..].Split(' ')).Any() ? null : at >= 0 ? rest![..at] : rest;
    }

    string? ReadAside(string? written)
    {
        if (written?.LastIndexOf('\n' + Mark, StringComparison.Ordinal) is not (>= 0 and var at))
            return written;
        foreach (var pair in written[(at + 1 + Mark.Length)..].Split(' '))
        {
            if (pair.Split(':') is [var place, var said] && ulong.TryParse(place, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var first)
                && ulong.TryParse(said, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var second) && !Knows(first))
            {
                Add(first, second, isAside: true);
            }
        }

        IsChanged = false;
        return written[..at];
    }
}

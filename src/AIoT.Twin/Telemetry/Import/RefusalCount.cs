using System.Text;

namespace AIoT.Twin.Telemetry.Import;

/// <summary>Counts refused rows by reason and keeps the first of each.</summary>
sealed class RefusalCount
{
    const int Kept = 20, LongestText = 80, MostUnknown = 200;

    readonly Dictionary<string, (long Count, List<RefusedRow> First)> _reasons = [];
    readonly SortedSet<string> _unknown = new(StringComparer.Ordinal);
    readonly HashSet<string> _files = [];

    public long Count { get; private set; }

    public IReadOnlyList<RefusedRows> Reasons =>
        [.. _reasons.OrderByDescending(r => r.Value.Count).ThenBy(r => r.Key, StringComparer.Ordinal).Select(r => new RefusedRows(r.Key, r.Value.Count, r.Value.First))];

    public IReadOnlyList<string> Unknown => [.. _unknown];

    public bool IsClean(string file) => !_files.Contains(file);

    public void Add(string reason, string file, long line, int column, ReadOnlySpan<byte> text, long count = 1)
    {
        Count += count;
        _files.Add(file);
        var (known, first) = _reasons.GetValueOrDefault(reason, (0, []));
        if (first.Count < Kept)
            first.Add(new RefusedRow(file, line, column, Shown(text)));
        _reasons[reason] = (known + count, first);
    }

    public void AddUnknown(string name)
    {
        if (_unknown.Count < MostUnknown)
            _unknown.Add(name.Length > LongestText ? name[..LongestText] : name);
    }

    static string Shown(ReadOnlySpan<byte> text)
    {
        var shown = Encoding.UTF8.GetString(text.Length > LongestText * 4 ? text[..(LongestText * 4)] : text);
        return string.Concat((shown.Length > LongestText ? shown[..LongestText] + "…" : shown).Select(c => char.IsControl(c) ? '·' : c));
    }
}

using System.Globalization;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>Which files of a folder are done, by name, length and time of the last change; a changed one is another.</summary>
sealed class CsvFolderMarks
{
    /// <summary>A folder that is never emptied is read through every time.</summary>
    public const int Most = 5000;

    readonly Dictionary<string, (long Length, long Ticks)> _done = new(StringComparer.Ordinal);
    readonly Dictionary<string, (long Length, long Ticks, DateTimeOffset Since)> _seen = new(StringComparer.Ordinal);

    public static CsvFolderMarks Read(string? position)
    {
        var marks = new CsvFolderMarks();
        foreach (var line in (position ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split('\t', 3) is [var length, var ticks, var name])
                marks._done[name] = (long.Parse(length, CultureInfo.InvariantCulture), long.Parse(ticks, CultureInfo.InvariantCulture));
        }

        return marks;
    }

    public string Write() => string.Join('\n', _done.Select(d => string.Create(CultureInfo.InvariantCulture, $"{d.Value.Length}\t{d.Value.Ticks}\t{d.Key}")));

    /// <summary>Whether it is new and nobody has written to it for a while; to be asked again and again.</summary>
    public bool IsReady(FileInfo file, TimeSpan settled, DateTimeOffset now)
    {
        var state = (file.Length, file.LastWriteTimeUtc.Ticks);
        if (_done.TryGetValue(file.Name, out var done) && done == state)
            return false;
        if (!_seen.TryGetValue(file.Name, out var seen) || (seen.Length, seen.Ticks) != state)
        {
            _seen[file.Name] = (state.Length, state.Ticks, now);
            return settled == TimeSpan.Zero;
        }

        return now - seen.Since >= settled;
    }

    /// <summary>As it was when it began to be read: what was written to it meanwhile makes it a new one.</summary>
    public void Done(FileInfo file) => _done[file.Name] = (file.Length, file.LastWriteTimeUtc.Ticks);

    /// <summary>Only what is still there has to be remembered.</summary>
    public void Keep(IReadOnlySet<string> names)
    {
        foreach (var gone in _done.Keys.Where(n => !names.Contains(n)).ToList())
            _done.Remove(gone);
        foreach (var gone in _seen.Keys.Where(n => !names.Contains(n)).ToList())
            _seen.Remove(gone);
    }
}

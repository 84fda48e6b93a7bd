using AIoT.Twin.Acquisition;
using Microsoft.Extensions.Logging;

namespace AIoT.Twin.Telemetry.Historian;

/// <summary>Damaged rows met since the start, each once.</summary>
sealed partial class DamageLog(HistorianMeters meters, ILogger<DamageLog> logger)
{
    const int Shown = 100;

    readonly Lock _gate = new();
    readonly HashSet<(string Table, long Id, long From)> _known = [];
    readonly List<DamagedRow> _rows = [];

    public int Count
    {
        get
        {
            lock (_gate)
                return _known.Count;
        }
    }

    public IReadOnlyList<DamagedRow> Rows
    {
        get
        {
            lock (_gate)
                return [.. _rows];
        }
    }

    /// <summary>The id is a series' for a chunk and a commit's number for a journal row.</summary>
    public void Found(string table, long id, long from, long through, string reason)
    {
        lock (_gate)
        {
            if (!_known.Add((table, id, from)))
                return;
            if (_rows.Count < Shown)
                _rows.Add(new DamagedRow(table, id, from.ToTime(), through.ToTime(), reason));
        }

        meters.Damaged(table);
        LogDamaged(table, id, from.ToTime(), through.ToTime(), reason);
    }

    [LoggerMessage(3010, LogLevel.Error, "A damaged {Table} row of {Id}, {From:o} to {Through:o}, is left out: {Reason}.")]
    partial void LogDamaged(string table, long id, DateTimeOffset from, DateTimeOffset through, string reason);
}

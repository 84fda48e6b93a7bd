using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Governance.Backups;

/// <summary>When and where this installation was last backed up by itself.</summary>
public sealed record LastBackup(DateTimeOffset At, string Folder, long Bytes)
{
    internal const string Fact = "last-backup";

    public static async Task<LastBackup?> ReadAsync(TwinDbContext db, CancellationToken cancellationToken) =>
        Parse(await db.Set<InstallationFact>().Where(f => f.Name == Fact).Select(f => f.Value).SingleOrDefaultAsync(cancellationToken));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At:O} {Bytes} {Folder}");

    static LastBackup? Parse(string? text) =>
        text?.Split(' ', 3) is [var at, var bytes, var folder]
        && DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time)
        && long.TryParse(bytes, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            ? new(time, folder, size)
            : null;
}

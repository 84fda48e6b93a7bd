using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance.Backups;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Governance.Checks;

/// <summary>How old the last backup is, and whether one could be made now.</summary>
sealed class BackupInstallationCheck(IDbContextFactory<TwinDbContext> database, DatabasePlace place, TimeProvider clock) : IInstallationCheck
{
    static readonly TimeSpan s_old = TimeSpan.FromDays(7);

    public string Name => "backup";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        if (!await db.Database.CanConnectAsync(cancellationToken) || !(await db.Database.GetAppliedMigrationsAsync(cancellationToken)).Any())
            return [];
        var findings = new List<Finding> { Age(await LastBackup.ReadAsync(db, cancellationToken)) };
        if (place.Kind is DatabaseKind.Postgres && PostgresTool.Find(PostgresTool.Dump) is null)
            findings.Add(new("backup-tool-missing", FindingLevel.Warning, ("tool", PostgresTool.Dump)));
        return findings;
    }

    Finding Age(LastBackup? last) => last is null
        ? new("backup-never", FindingLevel.Warning)
        : new(
            clock.Now() - last.At > s_old ? "backup-old" : "backup-recent",
            clock.Now() - last.At > s_old ? FindingLevel.Warning : FindingLevel.Fine,
            ("at", last.At.ToString("O", CultureInfo.InvariantCulture)), ("folder", last.Folder));
}

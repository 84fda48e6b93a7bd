using System.Globalization;
using AIoT.Twin.Acquisition;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Governance.Checks;

/// <summary>Whether the database answers, is of this program's version, keeps what it confirms, and agrees about the time.</summary>
sealed class DatabaseInstallationCheck(IDbContextFactory<TwinDbContext> database, DatabasePlace place, TimeProvider clock) : IInstallationCheck
{
    static readonly TimeSpan s_apart = TimeSpan.FromSeconds(2);

    public string Name => "database";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        if (!await db.Database.CanConnectAsync(cancellationToken))
            return [new("database-unreachable", FindingLevel.Problem)];

        var findings = new List<Finding> { await VersionAsync(db, cancellationToken) };
        if (place.Kind is DatabaseKind.Postgres)
        {
            findings.AddRange(await DurabilityAsync(db, cancellationToken));
            findings.Add(await ClockAsync(db, cancellationToken));
        }
        else
        {
            // Every connection of ours is opened with synchronous=FULL, and the file's clock is this machine's.
            findings.Add(new("database-durable", FindingLevel.Fine, ("setting", "synchronous=FULL")));
        }

        return findings;
    }

    static async Task<Finding> VersionAsync(TwinDbContext db, CancellationToken cancellationToken)
    {
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        var known = db.Database.GetMigrations().ToList();
        return applied.Except(known).Any()
            ? new("database-newer", FindingLevel.Problem, ("program", $"{ProductVersion.Current}"), ("writer", await ProductVersion.WrittenByAsync(db, cancellationToken)))
            : known.Except(applied).Count() is > 0 and var pending
                ? new("database-older", FindingLevel.Warning, ("pending", $"{pending}"))
                : new Finding("database-current", FindingLevel.Fine, ("program", $"{ProductVersion.Current}"));
    }

    static async Task<IReadOnlyList<Finding>> DurabilityAsync(TwinDbContext db, CancellationToken cancellationToken)
    {
        var settings = await db.Database
            .SqlQuery<string>($"""select name || '=' || setting as "Value" from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes')""")
            .ToListAsync(cancellationToken);
        return
        [
            .. settings.Order(StringComparer.Ordinal).Select(setting => new Finding(
                setting.EndsWith("=off", StringComparison.Ordinal) || setting == "synchronous_commit=local" ? "database-not-durable" : "database-durable",
                setting.EndsWith("=off", StringComparison.Ordinal) ? FindingLevel.Problem : FindingLevel.Fine,
                ("setting", setting))),
        ];
    }

    async Task<Finding> ClockAsync(TwinDbContext db, CancellationToken cancellationToken)
    {
        var before = clock.Now();
        var theirs = await db.Database.SqlQuery<DateTimeOffset>($"""select clock_timestamp() as "Value" """).SingleAsync(cancellationToken);
        var after = clock.Now();
        // What the question itself took is not the clocks' difference.
        var apart = theirs < before ? before - theirs : theirs > after ? theirs - after : TimeSpan.Zero;
        var seconds = apart.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        return new(apart > s_apart ? "clocks-apart" : "clocks-agree", apart > s_apart ? FindingLevel.Problem : FindingLevel.Fine, ("seconds", seconds));
    }
}

using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.SamplePlant.Physics;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.SamplePlant.Seeding;

/// <summary>Reads and writes the one row. It is progress, not configuration: nothing but the plant depends on it, so it is not audited.</summary>
sealed class InstallationBook(IDbContextFactory<TwinDbContext> database, TimeProvider clock)
{
    const int NoteEvery = 20;

    public async Task<PlantInstallation?> FindAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Set<PlantInstallation>().AsNoTracking().SingleOrDefaultAsync(cancellationToken);
    }

    public async Task<PlantInstallation> BeginAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var installation = new PlantInstallation { InstalledAt = Us.Floor(clock.Now().ToMicroseconds(), Us.Second).ToTime() };
        db.Add(installation);
        await db.SaveChangesAsync(cancellationToken);
        return installation;
    }

    public async Task SaveAsync(PlantInstallation installation, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        db.Update(installation);
        // Said by MarkRemovedAsync alone: a step's last note must not bring the plant back.
        db.Entry(installation).Property(i => i.RemovedAt).IsModified = false;
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task MarkRemovedAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now();
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        await db.Set<PlantInstallation>().Where(i => i.RemovedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.RemovedAt, now), cancellationToken);
    }

    /// <summary>Notes durable batches, now and then: sending some again stores nothing twice.</summary>
    public async Task NoteAsync(PlantInstallation installation, int batches, CancellationToken cancellationToken)
    {
        installation.Batches = batches;
        if (batches % NoteEvery == 0)
            await SaveAsync(installation, cancellationToken);
    }

    public static IReadOnlyList<(long FromUs, long ToUs)> Spans(PlantInstallation installation) =>
        [.. Entries(installation.Spans, '-').Select(e => (Number(e.Left), Number(e.Right)))];

    public static IReadOnlyDictionary<string, int> Ports(PlantInstallation installation) =>
        Entries(installation.Ports, '=').ToDictionary(e => e.Left, e => (int)Number(e.Right));

    public static void AddSpan(PlantInstallation installation, long fromUs, long toUs) =>
        installation.Spans = Joined(installation.Spans, FormattableString.Invariant($"{fromUs}-{toUs}"));

    public static void SetPorts(PlantInstallation installation, IReadOnlyDictionary<string, int> ports) =>
        installation.Ports = string.Join(';', ports.Select(p => FormattableString.Invariant($"{p.Key}={p.Value}")));

    static IEnumerable<(string Left, string Right)> Entries(string text, char between) =>
        text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(e => e.Split(between)).Select(e => (e[0], e[1]));

    static string Joined(string text, string entry) => text.Length == 0 ? entry : $"{text};{entry}";

    static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}

using AIoT.Twin.Governance;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin;

/// <summary>The version of the program, and the newest one that wrote to a database.</summary>
static class ProductVersion
{
    const string Name = "program-version";

    public static Version Current { get; } = typeof(ProductVersion).Assembly.GetName().Version!;

    public static async Task<string> WrittenByAsync(TwinDbContext db, CancellationToken cancellationToken) =>
        await db.Set<InstallationFact>().Where(f => f.Name == Name).Select(f => f.Value).SingleOrDefaultAsync(cancellationToken) ?? "unknown";

    public static async Task WriteAsync(TwinDbContext db, CancellationToken cancellationToken)
    {
        var fact = await db.Set<InstallationFact>().SingleOrDefaultAsync(f => f.Name == Name, cancellationToken);
        if (fact is null)
            db.Add(new InstallationFact { Name = Name, Value = Current.ToString() });
        else if (!Version.TryParse(fact.Value, out var known) || known < Current)
            fact.Value = Current.ToString();
        await db.SaveChangesAsync(cancellationToken);
    }
}

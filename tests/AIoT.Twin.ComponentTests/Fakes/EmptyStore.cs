using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.ComponentTests.Fakes;

/// <summary>A real but empty database in memory, for components whose buttons call use cases.</summary>
sealed class EmptyStore : IDbContextFactory<TwinDbContext>, IDisposable
{
    readonly SqliteConnection _open = new("Data Source=:memory:");

    public EmptyStore()
    {
        _open.Open();
        using var db = CreateDbContext();
        db.Database.EnsureCreated();
    }

    public TwinDbContext CreateDbContext() => new(new DbContextOptionsBuilder<TwinDbContext>().UseSqlite(_open).Options);

    public void Dispose() => _open.Dispose();
}

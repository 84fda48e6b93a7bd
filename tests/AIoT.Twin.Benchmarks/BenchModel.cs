using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Benchmarks;

/// <summary>The model's tables in a SQLite file of their own: a few rows, beside what is measured.</summary>
sealed class BenchModel : IDbContextFactory<TwinDbContext>
{
    readonly DbContextOptions<TwinDbContext> _options;

    public BenchModel(string folder)
    {
        Directory.CreateDirectory(folder);
        _options = new DbContextOptionsBuilder<TwinDbContext>().UseSqlite($"Data Source={Path.Combine(folder, "model.db")};Pooling=false").Options;
        using var db = CreateDbContext();
        db.Database.EnsureCreated();
    }

    public TwinDbContext CreateDbContext() => new(_options);
}

using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.IntegrationTests;

/// <summary>Contexts of one database, without an application around them.</summary>
sealed class Contexts(DatabaseKind kind, string connection) : IDbContextFactory<TwinDbContext>
{
    public TwinDbContext CreateDbContext() => new(Databases.Options(kind, connection));
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AIoT.Twin.Governance.Keys;

/// <summary>Makes the administrator key that <c>Twin__BootstrapKey</c> gives, once; revoked, it does not come back.</summary>
sealed partial class CreateBootstrapKey(
    IConfiguration settings, IDbContextFactory<TwinDbContext> database, CreateKey create, IScopeTree tree, ILogger<CreateBootstrapKey> logger) : IHostedService
{
    public const string Name = "bootstrap";

    const int Shortest = 32;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings["Twin:BootstrapKey"] is not { Length: > 0 } key)
            return;
        if (key.Length < Shortest)
            throw new StartRefusedException($"Twin__BootstrapKey has {key.Length} characters; it must have at least {Shortest}.");

        await using var db = await database.CreateDbContextAsync(cancellationToken);
        if (await db.Set<ApiKey>().AnyAsync(k => k.Name == Name, cancellationToken))
            return;
        await create.StoreAsync(Caller.System, Name, PrincipalKind.Service, key, Role.Administrator, tree.RootId, null, cancellationToken);
        LogMade();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(1111, LogLevel.Information, "The administrator key of Twin__BootstrapKey is in force. Revoke it when you have made others.")]
    partial void LogMade();
}

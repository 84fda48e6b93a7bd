using AIoT.Twin.Governance.People;

namespace AIoT.Twin.Web.Governance.Security;

/// <summary>Prints the first administrator's one-time link when there is nobody yet and no sample plant to look at.</summary>
sealed partial class AnnounceSetupLink(
    FirstAdministrator first, IConfiguration settings, IHostApplicationLifetime lifetime, IServiceProvider services, ILogger<AnnounceSetupLink> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.GetValue<bool>("Twin:SamplePlant"))
            return;

        await lifetime.ApplicationStarted.Reached(stoppingToken);
        if (!stoppingToken.IsCancellationRequested && await first.OpenAsync(stoppingToken) is { } link)
            LogLink(Address(), link.Token, link.Expires);
    }

    // Known only once the server listens.
    string Address() => services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features
        .Get<Microsoft.AspNetCore.Hosting.Server.Features.IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";

    [LoggerMessage(1120, LogLevel.Warning, "Nobody can sign in yet. The first administrator sets a password here, once, until {Expires:u}: {Address}/setup/{Token}")]
    partial void LogLink(string address, string token, DateTimeOffset expires);
}

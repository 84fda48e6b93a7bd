using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AIoT.Twin.Governance;

/// <summary>Keeps the in-memory indexes at the newest version: a notification wakes it, a poll every 2 s guarantees it.</summary>
sealed partial class FollowConfiguration(
    ConfigurationVersion version, DatabasePlace place, TimeProvider clock, ILogger<FollowConfiguration> logger) : BackgroundService
{
    public const string Channel = "twin_configuration";

    static readonly TimeSpan s_poll = TimeSpan.FromSeconds(2);

    // Loaded before the web server listens, so that nobody is refused because the grants were not read yet.
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await version.FollowAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => place.Kind is DatabaseKind.Postgres
        ? Task.WhenAll(PollAsync(stoppingToken), ListenAsync(stoppingToken))
        : PollAsync(stoppingToken);

    async Task PollAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await PauseAsync(cancellationToken);
            await FollowAsync(cancellationToken);
        }
    }

    async Task ListenAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = new NpgsqlConnection(place.Connection);
                await connection.OpenAsync(cancellationToken);
                await using var listen = new NpgsqlCommand($"listen {Channel}", connection);
                await listen.ExecuteNonQueryAsync(cancellationToken);
                while (true)
                {
                    await connection.WaitAsync(cancellationToken);
                    await FollowAsync(cancellationToken);
                }
            }
            catch (Exception e) when (e is NpgsqlException or System.IO.IOException)
            {
                LogDeaf(e);
                await PauseAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    async Task FollowAsync(CancellationToken cancellationToken)
    {
        try
        {
            await version.FollowAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogBehind(e, version.Current);
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    Task PauseAsync(CancellationToken cancellationToken) =>
        Task.Delay(s_poll, clock, cancellationToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    [LoggerMessage(1102, LogLevel.Warning, "The configuration could not be read; version {Version} stays in use and the read is tried again.")]
    partial void LogBehind(Exception e, long version);

    [LoggerMessage(1103, LogLevel.Warning, "Not told of changes by the database; the poll finds them within 2 s.")]
    partial void LogDeaf(Exception e);
}

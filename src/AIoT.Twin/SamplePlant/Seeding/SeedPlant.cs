using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AIoT.Twin.SamplePlant.Seeding;

/// <summary>Fills the sample plant behind the running application, and goes on where it was cut off.</summary>
sealed partial class SeedPlant(
    RunningPlant plant, Resumption resumption, InstallationBook book, IEnumerable<ISeedStep> steps, TimeProvider clock, ILogger<SeedPlant> logger)
    : BackgroundService, IStartupProgress
{
    static readonly TimeSpan s_pause = TimeSpan.FromSeconds(10);

    readonly IReadOnlyList<ISeedStep> _steps = [.. steps];
    // Not done until it is known to be.
    volatile StartupStep? _current = new(0, "sample-start");

    public StartupStep? Current => _current;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, plant.Removed);
        while (!ended.IsCancellationRequested)
        {
            try
            {
                await FillAsync(ended.Token);
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogInterrupted(e, s_pause);
                await Task.Delay(s_pause, clock, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                _current = null;
                return;
            }
        }
    }

    async Task FillAsync(CancellationToken cancellationToken)
    {
        var installation = await book.FindAsync(cancellationToken) ?? await book.BeginAsync(cancellationToken);
        if (installation.RemovedAt is not null)
        {
            _current = null;
            return;
        }

        var context = await plant.StartAsync(installation, cancellationToken);
        await resumption.RunAsync(context, isFilled: installation.StepsDone == _steps.Count, cancellationToken);
        while (installation.StepsDone < _steps.Count)
        {
            var step = _steps[installation.StepsDone];
            var began = clock.GetTimestamp();
            Tell(installation.StepsDone, 0);
            await step.RunAsync(context with { Progress = share => Tell(installation.StepsDone, share) }, cancellationToken);
            installation.StepsDone++;
            installation.Batches = 0;
            await book.SaveAsync(installation, cancellationToken);
            LogDone(step.Code, clock.GetElapsedTime(began).TotalSeconds);
        }

        _current = null;
        plant.Filled();
    }

    void Tell(int step, double share)
    {
        var before = _steps.Take(step).Sum(s => s.Share);
        var percent = 100 * (before + share * _steps[step].Share) / _steps.Sum(s => s.Share);
        _current = new((int)percent, _steps[step].Code);
    }

    [LoggerMessage(8001, LogLevel.Information, "Sample plant: {Step} done in {Seconds:0.0} s.")]
    partial void LogDone(string step, double seconds);

    [LoggerMessage(8002, LogLevel.Error, "Filling the sample plant was interrupted; it goes on in {Pause}.")]
    partial void LogInterrupted(Exception e, TimeSpan pause);
}

using System.Collections.Concurrent;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Acquisition.Preprocessing;

namespace AIoT.Twin.IntegrationTests.Telemetry.Sources;

/// <summary>A driver alone: what it reads is stored at once, by signal and time, as the history would.</summary>
sealed class SourceRun : ISourceReport, IAsyncDisposable
{
    static readonly TimeSpan s_longest = TimeSpan.FromMinutes(2);

    readonly CancellationTokenSource _stopping = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    readonly ISourceConnection _connection;
    readonly ConcurrentDictionary<(int Series, long Time), string> _stored = [];
    readonly ConcurrentQueue<(int Series, DateTimeOffset Time, string Why, string? Text)> _aside = [];
    readonly ConcurrentDictionary<string, long> _dropped = [];
    readonly ConcurrentQueue<SourceFailure> _troubles = [];
    readonly Task _running;

    public SourceRun(ISourceDriver driver, SourceContext context, params IReadOnlyList<(ValueKind Kind, FieldValues Address)> bindings)
    {
        _connection = driver.Open(context);
        _running = RunAsync([.. bindings.Select((b, i) => new SourceBinding(SignalOf(i), i, b.Kind, b.Address, BindingRules.None))]);
    }

    public int Read { get; private set; }

    public SourceFailure? Failure { get; private set; }

    public IReadOnlyDictionary<string, long> DroppedBy => _dropped;

    public IReadOnlyCollection<SourceFailure> Troubles => _troubles;

    /// <summary>The values of one binding in the order of their times.</summary>
    public IReadOnlyList<string> Of(int series) => [.. _stored.Where(s => s.Key.Series == series).OrderBy(s => s.Key.Time).Select(s => s.Value)];

    public IReadOnlyList<DateTimeOffset> TimesOf(int series) => [.. _stored.Keys.Where(k => k.Series == series).Select(k => k.Time).Order().Select(t => t.ToTime())];

    async Task RunAsync(IReadOnlyList<SourceBinding> bindings)
    {
        try
        {
            await foreach (var batch in _connection.ReadAsync(bindings, this, _stopping.Token))
            {
                var unfit = batch.Unfit.ToDictionary(u => u.Index, u => u.Reason);
                foreach (var (at, sample) in batch.Samples.ToArray().Index())
                {
                    if (unfit.TryGetValue(at, out var why))
                        _aside.Enqueue((sample.Series, sample.TimeUs.ToTime(), why, batch.Sent.GetValueOrDefault(at)?.Text));
                    else
                        _stored[(sample.Series, sample.TimeUs)] = TextOf(bindings[sample.Series].Kind, sample, batch.Strings);
                }

                Read += batch.Samples.Length;
                batch.Ack.Accepted(new BatchReceipt(batch.Samples.Length, 0, 0, [], false));
            }
        }
        catch (SourceException failed)
        {
            Failure = failed.Failure;
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }

    // The same in every run, as signals are over a restart.
    static Guid SignalOf(int at) => new(at + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    static string TextOf(ValueKind kind, in Sample sample, IReadOnlyList<string> strings) => kind switch
    {
        ValueKind.Text => strings[(int)sample.Bits],
        ValueKind.Double => sample.Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        _ => sample.Bits.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    public IReadOnlyList<(int Series, DateTimeOffset Time, string Why, string? Text)> Aside => [.. _aside];

    /// <summary>What never comes is told by what came instead.</summary>
    public static void NotForEver(long began, string state)
    {
        Assert.False(System.Diagnostics.Stopwatch.GetElapsedTime(began) > s_longest, $"It does not come. {state}");
        TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
    }

    public async Task UntilAsync(Func<SourceRun, bool> wanted)
    {
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        while (!wanted(this))
        {
            Assert.False(_running.IsCompleted && !wanted(this), _running.Exception?.ToString() ?? $"It ended: {Failure}");
            var dropped = string.Join(", ", _dropped.Select(d => $"{d.Key}: {d.Value}"));
            NotForEver(began, $"Read {Read}, kept {_stored.Count}, set aside {_aside.Count}; dropped {dropped}; {string.Join(", ", _troubles)}");
            await Task.Yield();
        }
    }

    public void Connected()
    {
    }

    public void Slow(TimeSpan took)
    {
    }

    public void InTime()
    {
    }

    public void Trouble(SourceFailure failure) => _troubles.Enqueue(failure);

    public void Dropped(string reason, long count, string detail) => _dropped.AddOrUpdate(reason, count, (_, sum) => sum + count);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        await _connection.DisposeAsync();
        _stopping.Dispose();
    }
}

using System.Collections.Concurrent;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Acquisition.Preprocessing;

namespace AIoT.Twin.IntegrationTests.Telemetry.Sources;

/// <summary>A driver alone: what it reads is stored at once, by signal and time, as the history would.</summary>
sealed class SourceRun : ISourceReport, IAsyncDisposable
{
    readonly CancellationTokenSource _stopping = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    readonly ISourceConnection _connection;
    readonly ConcurrentDictionary<(int Series, long Time), string> _stored = [];
    readonly ConcurrentDictionary<string, long> _dropped = [];
    readonly ConcurrentQueue<SourceFailure> _troubles = [];
    readonly Task _running;

    public SourceRun(ISourceDriver driver, SourceContext context, params IReadOnlyList<(ValueKind Kind, FieldValues Address)> bindings)
    {
        _connection = driver.Open(context);
        _running = RunAsync([.. bindings.Select((b, i) => new SourceBinding(Guid.NewGuid(), i, b.Kind, b.Address, BindingRules.None))]);
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
                foreach (var sample in batch.Samples.ToArray())
                    _stored[(sample.Series, sample.TimeUs)] = TextOf(bindings[sample.Series].Kind, sample, batch.Strings);
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

    static string TextOf(ValueKind kind, in Sample sample, IReadOnlyList<string> strings) => kind switch
    {
        ValueKind.Text => strings[(int)sample.Bits],
        ValueKind.Double => sample.Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        _ => sample.Bits.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    public async Task UntilAsync(Func<SourceRun, bool> wanted)
    {
        while (!wanted(this))
        {
            Assert.False(_running.IsCompleted && !wanted(this), _running.Exception?.ToString() ?? $"It ended: {Failure}");
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
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

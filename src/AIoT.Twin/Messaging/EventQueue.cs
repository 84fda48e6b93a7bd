using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AIoT.Twin.Messaging;

/// <summary>The bounded queue in front of one handler: a slow or failing handler holds up no other and loses nothing unseen.</summary>
sealed partial class EventQueue<T, THandler>(THandler handler, ILogger<EventQueue<T, THandler>> logger) : BackgroundService, IEventQueue<T>
    where T : notnull
    where THandler : class, IHandle<T>
{
    public const int Capacity = 1024;

    readonly Channel<T> _waiting = Channel.CreateBounded<T>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    long _dropped;
    long _failed;

    public string Handler => typeof(THandler).Name;

    public long Dropped => Interlocked.Read(ref _dropped);

    public long Failed => Interlocked.Read(ref _failed);

    public int Waiting => _waiting.Reader.Count;

    public void Offer(T happened)
    {
        if (_waiting.Writer.TryWrite(happened))
            return;
        var dropped = Interlocked.Increment(ref _dropped);
        LogDropped(typeof(T).Name, Handler, dropped);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var happened in _waiting.Reader.ReadAllAsync(stoppingToken))
            await HandleAsync(happened, stoppingToken);
    }

    async Task HandleAsync(T happened, CancellationToken stopping)
    {
        try
        {
            await handler.HandleAsync(happened, stopping);
        }
        catch (Exception error) when (error is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            Interlocked.Increment(ref _failed);
            LogFailed(error, Handler, typeof(T).Name);
        }
    }

    [LoggerMessage(1501, LogLevel.Error, "{Handler} failed on {Event}; it goes on with the next.")]
    partial void LogFailed(Exception error, string handler, string @event);

    [LoggerMessage(1502, LogLevel.Error, "The queue of {Handler} is full, {Event} was dropped; {Dropped} dropped so far.")]
    partial void LogDropped(string @event, string handler, long dropped);
}

using Microsoft.Extensions.DependencyInjection;

namespace AIoT.Twin.Messaging;

/// <summary>Hands records over within this process; where roles are split, another implementation sends them over a broker.</summary>
sealed class InProcessEvents(IServiceProvider services) : IEvents
{
    public ValueTask PublishAsync<T>(T happened, CancellationToken cancellationToken) where T : notnull
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var queue in services.GetServices<IEventQueue<T>>())
            queue.Offer(happened);
        return ValueTask.CompletedTask;
    }
}

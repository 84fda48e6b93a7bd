using AIoT.Twin.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AIoT.Twin.UnitTests.Messaging;

public sealed class EventsTests
{
    [Fact]
    public async Task A_record_reaches_every_handler_in_order_and_a_failure_holds_up_nobody()
    {
        using var host = await StartAsync(services => services.AddHandler<Rang, Listening>().AddHandler<Rang, Failing>());
        var events = host.Services.GetRequiredService<IEvents>();

        for (var i = 0; i < 3; i++)
            await events.PublishAsync(new Rang(i), TestContext.Current.CancellationToken);

        Assert.Equal([0, 1, 2], await host.Services.GetRequiredService<Listening>().FirstAsync(3));
        Assert.Equal([0, 1, 2], await host.Services.GetRequiredService<Failing>().FirstAsync(3));
        await host.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(3, Queue(host, nameof(Failing)).Failed);
        Assert.Equal(0, Queue(host, nameof(Listening)).Failed);
    }

    [Fact]
    public async Task What_does_not_fit_is_dropped_and_counted()
    {
        using var host = await StartAsync(services => services.AddHandler<Rang, Waiting>());
        var events = host.Services.GetRequiredService<IEvents>();
        await events.PublishAsync(new Rang(0), TestContext.Current.CancellationToken);
        await host.Services.GetRequiredService<Waiting>().Busy.Task;

        for (var i = 0; i < 1030; i++)
            await events.PublishAsync(new Rang(i), TestContext.Current.CancellationToken);

        Assert.Equal(1030 - 1024, Queue(host, nameof(Waiting)).Dropped);
        Assert.Equal(1024, Queue(host, nameof(Waiting)).Waiting);
    }

    static IEventQueue Queue(IHost host, string handler) => host.Services.GetServices<IEventQueue>().Single(q => q.Handler == handler);

    static async Task<IHost> StartAsync(Action<IServiceCollection> subscribe)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging();
        builder.AddMessaging();
        subscribe(builder.Services);
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    sealed record Rang(int Number);

    class Listening : IHandle<Rang>
    {
        readonly List<int> _heard = [];
        readonly TaskCompletionSource _three = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public virtual Task HandleAsync(Rang happened, CancellationToken cancellationToken)
        {
            _heard.Add(happened.Number);
            if (_heard.Count == 3)
                _three.SetResult();
            return Task.CompletedTask;
        }

        public async Task<IReadOnlyList<int>> FirstAsync(int count)
        {
            await _three.Task;
            return [.. _heard.Take(count)];
        }
    }

    sealed class Failing : Listening
    {
        public override Task HandleAsync(Rang happened, CancellationToken cancellationToken)
        {
            _ = base.HandleAsync(happened, cancellationToken);
            throw new InvalidOperationException("out of order");
        }
    }

    sealed class Waiting : IHandle<Rang>
    {
        public TaskCompletionSource Busy { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task HandleAsync(Rang happened, CancellationToken cancellationToken)
        {
            Busy.TrySetResult();
            return new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        }
    }
}

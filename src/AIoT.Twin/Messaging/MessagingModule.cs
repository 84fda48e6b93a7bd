using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace AIoT.Twin.Messaging;

public static class MessagingModule
{
    extension(IHostApplicationBuilder builder)
    {
        public IHostApplicationBuilder AddMessaging()
        {
            builder.Services.TryAddSingleton<IEvents, InProcessEvents>();
            return builder;
        }
    }

    extension(IServiceCollection services)
    {
        /// <summary>Subscribes a handler to records of one type, with a queue of its own.</summary>
        public IServiceCollection AddHandler<T, THandler>() where T : notnull where THandler : class, IHandle<T>
        {
            services.TryAddSingleton<THandler>();
            services.AddSingleton<EventQueue<T, THandler>>();
            services.AddSingleton<IEventQueue<T>>(s => s.GetRequiredService<EventQueue<T, THandler>>());
            services.AddSingleton<IEventQueue>(s => s.GetRequiredService<EventQueue<T, THandler>>());
            services.AddHostedService(s => s.GetRequiredService<EventQueue<T, THandler>>());
            return services;
        }
    }
}

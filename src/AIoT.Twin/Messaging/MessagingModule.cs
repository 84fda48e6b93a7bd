using Microsoft.Extensions.Hosting;

namespace AIoT.Twin.Messaging;

public static class MessagingModule
{
    extension(IHostApplicationBuilder builder)
    {
        public IHostApplicationBuilder AddMessaging() => builder;
    }
}

using Microsoft.Extensions.Hosting;

namespace AIoT.Twin.Enablement;

public static class EnablementModule
{
    extension(IHostApplicationBuilder builder)
    {
        public IHostApplicationBuilder AddEnablement() => builder;
    }
}

using Microsoft.Extensions.Hosting;

namespace AIoT.Twin.ModelOps;

public static class ModelOpsModule
{
    extension(IHostApplicationBuilder builder)
    {
        public IHostApplicationBuilder AddModelOps() => builder;
    }
}

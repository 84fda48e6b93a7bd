using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AIoT.Twin.Telemetry.Trends;

static class TrendsModule
{
    extension(IHostApplicationBuilder builder)
    {
        public IHostApplicationBuilder AddTrends()
        {
            builder.Services.AddSingleton<IStateHistory, StateHistory>();
            builder.Services.AddPlugin<ITwinMarks, StopMarks>();
            return builder;
        }
    }
}

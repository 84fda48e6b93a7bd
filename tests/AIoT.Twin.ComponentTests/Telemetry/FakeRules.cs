using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Preprocessing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AIoT.Twin.ComponentTests.Telemetry;

/// <summary>The rules as the product registers them.</summary>
static class FakeRules
{
    public static RuleBook Book { get; } = Registered();

    static RuleBook Registered()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.AddAcquisition();
        return builder.Services.BuildServiceProvider().GetRequiredService<RuleBook>();
    }
}

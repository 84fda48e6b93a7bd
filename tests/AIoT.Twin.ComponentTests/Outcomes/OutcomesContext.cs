using AIoT.Twin.Outcomes;
using AIoT.Twin.Telemetry.Calendars;
using AIoT.Twin.Web.Outcomes;
using Microsoft.Extensions.DependencyInjection;

namespace AIoT.Twin.ComponentTests.Outcomes;

public abstract class OutcomesContext : TwinTestContext
{
    protected OutcomesContext()
    {
        Services.AddSingleton<IOutcomeQueries>(Outcomes);
        Services.AddSingleton<ICalendars>(new FakeCalendars());
        Services.AddSingleton<OutcomeWords>();
    }

    private protected FakeOutcomeQueries Outcomes { get; } = new();

    protected OutcomeWords Words => Services.GetRequiredService<OutcomeWords>();
}

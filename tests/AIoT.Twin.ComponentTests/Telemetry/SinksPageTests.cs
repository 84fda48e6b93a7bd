using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Sinks;
using AIoT.Twin.Web.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace AIoT.Twin.ComponentTests.Telemetry;

public sealed class SinksPageTests : TwinTestContext
{
    readonly FakeSinks _sinks = new();

    public SinksPageTests()
    {
        Services.AddSingleton<ISinkQueries>(_sinks);
        Services.AddSingleton<SourcesTexts>();
        Services.AddSingleton<SinksTexts>();
    }

    [Fact]
    public void Without_a_sink_the_page_offers_to_add_one_to_who_may()
    {
        Assert.Contains("href=\"/sinks/new\"", Render<SinksPage>().Markup, StringComparison.Ordinal);

        Access.Denied.Add(Permission.SourcesWrite);
        Assert.DoesNotContain("/sinks/new", Render<SinksPage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_sink_stands_first_with_its_lag_and_the_reason()
    {
        Add("A", SinkState.Sending, 0, TimeSpan.Zero);
        Add("B", SinkState.Failed, 1200, TimeSpan.FromHours(5), new SourceFailure(SourceLayer.Tcp, "connection-refused", "influx:8086"));

        var rows = Render<SinksPage>().FindAll("tbody tr").Select(r => r.TextContent).ToList();

        Assert.Contains("influx:8086 refuses the connection.", rows[0], StringComparison.Ordinal);
        Assert.Contains("5 h", rows[0], StringComparison.Ordinal);
        Assert.Contains("nothing", rows[1], StringComparison.Ordinal);
        Assert.Contains("At least once, overwriting", rows[1], StringComparison.Ordinal);
    }

    void Add(string name, SinkState state, long behind, TimeSpan lag, SourceFailure? failure = null)
    {
        var sink = new SinkInfo(Guid.CreateVersion7(), Plant.Filler.Id, name, "influxdb", FieldValues.Empty, 1);
        var status = new SinkStatus(sink.Id, state, Clock.GetUtcNow())
        {
            Behind = behind,
            Lag = lag,
            LastFailure = failure,
            LastFailureAt = failure is null ? null : Clock.GetUtcNow(),
        };
        _sinks.Rows.Add(new SinkRow(sink, status, SinkGuarantee.Overwrites, "Northfield", 4, IsSample: false, MayEdit: true));
    }
}

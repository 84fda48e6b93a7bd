using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry;
using AIoT.Twin.Telemetry.Historian.Clocks;
using AIoT.Twin.Telemetry.Quarantine;
using AIoT.Twin.Telemetry.Sources;
using AIoT.Twin.Telemetry.Sources.Clocks;
using AIoT.Twin.Web.Kit;
using AIoT.Twin.Web.Shell;
using AIoT.Twin.Web.Telemetry;
using AIoT.Twin.Web.Telemetry.DataQuality;
using Microsoft.Extensions.DependencyInjection;

namespace AIoT.Twin.ComponentTests.Telemetry;

public sealed class SourcesPageTests : TwinTestContext
{
    readonly FakeSources _sources = new();
    readonly FakeAudit _audit = new();
    readonly FakeQuarantine _refused = new();
    readonly FakeClocks _clocks = new();

    public SourcesPageTests()
    {
        Services.AddSingleton<ISourceQueries>(_sources);
        Services.AddSingleton<IAuditQueries>(_audit);
        Services.AddSingleton<IPrincipalQueries>(_audit);
        Services.AddSingleton<IQuarantineQueries>(_refused);
        Services.AddSingleton<IClockQueries>(_clocks);
        Services.AddSingleton<SourcesTexts>();
        Services.AddSingleton<AuditSentences>();
        Services.AddSingleton<SearchPlaces>();
        Services.AddSingleton<QualityWords>();
    }

    [Fact]
    public void Without_a_source_the_page_offers_to_add_one()
    {
        var page = Render<SourcesPage>();

        Assert.Contains("No source yet", page.Markup, StringComparison.Ordinal);
        Assert.Contains("href=\"/sources/new\"", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_may_not_change_sources_is_offered_nothing()
    {
        Access.Denied.Add(Permission.SourcesWrite);

        Assert.DoesNotContain("/sources/new", Render<SourcesPage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_source_says_why_and_what_is_dropped()
    {
        Add("PLC", SourceState.Failed, new SourceFailure(SourceLayer.Tcp, "connection-refused", "plc:502"), new DropCount("not-json", 3, "", Clock.Now()));

        var text = Render<SourcesPage>().Find("tbody").TextContent;

        Assert.Contains("Failed", text, StringComparison.Ordinal);
        Assert.Contains("plc:502 refuses the connection.", text, StringComparison.Ordinal);
        Assert.Contains("3 payload is not JSON", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_needs_somebody_stands_first()
    {
        Add("A", SourceState.Running);
        Add("B", SourceState.Failed, new SourceFailure(SourceLayer.Tcp, "connection-refused"));

        Assert.Equal(["B", "A"], Render<SourcesPage>().FindAll("tbody a").Select(a => a.TextContent));
    }

    [Fact]
    public void Clocks_stand_with_unit_sign_and_uncertainty_and_a_server_that_was_set_stands_first()
    {
        Add("PLC", SourceState.Running);
        _sources.Rows[0] = _sources.Rows[0] with { Clock = new("source:a", 3_214_000, 80_000, 64, Clock.Now(), Clock.Now()) };
        var gateway = new ClockOffset($"{Guid.NewGuid()}/gateway 7", -5_400_000_000, 2_000_000, 12, Clock.Now(), Clock.Now())
        {
            LastJump = new("x", Clock.Now(), -3_600_000_000) { SpreadUs = 1_000_000 },
        };
        _clocks.Rows.Add(new(gateway, new(TimeSpan.FromMinutes(5), null), null));
        _clocks.Jumps.Add(new(null, Clock.Now().AddHours(-1), -7_200_000_000));

        var page = Render<SourcesPage>();

        Assert.Contains("3.21 s ahead (± 0.08 s)", page.Find("tbody").TextContent, StringComparison.Ordinal);
        Assert.Contains("90 min behind or late (± 2 s)", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Set back by 60 min (± 1 s)", page.Markup, StringComparison.Ordinal);
        Assert.Contains("This server’s clock was set back by 2 h", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_follows_the_state_by_itself()
    {
        Add("PLC", SourceState.Connecting);
        var page = Render<SourcesPage>();

        _sources.Rows.Clear();
        Add("PLC", SourceState.Running);
        Clock.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Contains("Running", page.Find("tbody").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void The_first_screen_shows_what_is_least_to_be_trusted_and_what_people_changed()
    {
        Add("PLC", SourceState.Running);
        _sources.Distrusted.Add(new SignalTrust(Plant.Flow, "Northfield / Filler", Distrust.Bad) { Latest = Sample.Of(1, 0, 0, SampleStatus.BadNotANumber) });
        _sources.Distrusted.Add(new SignalTrust(Plant.Power, "Northfield / Filler", Distrust.NotBound));
        _audit.Rows.Add(Row("source-created", new Caller(Guid.NewGuid(), PrincipalKind.Person), ("name", "PLC 7"), ("driver", "mqtt")));
        _audit.Rows.Add(Row("source-created", Caller.System, ("name", "Sample"), ("driver", "mqtt")));

        var home = Render<OtHome>();

        Assert.Contains("Flow", home.Markup, StringComparison.Ordinal);
        Assert.Contains("Not bound", home.Markup, StringComparison.Ordinal);
        Assert.Contains("Added the source “PLC 7” (mqtt)", home.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Sample", home.FindAll("ul.plain")[0].TextContent, StringComparison.Ordinal);
        Assert.NotNull(home.Find("input[type=search]").GetAttribute("autofocus"));
    }

    [Fact]
    public void A_suspect_sensor_says_how_far_it_is_off_beside_what_and_since_when()
    {
        _sources.Distrusted.Add(new SignalTrust(Plant.Flow, "Northfield / Filler", Distrust.Suspect)
        {
            Doubt = new SignalDoubt("apart", Clock.Now().AddDays(-3), -6.2, 2),
        });
        _sources.Distrusted.Add(new SignalTrust(Plant.Power, "Northfield / Filler", Distrust.Suspect) { Doubt = new SignalDoubt("stuck", Clock.Now().AddDays(-1), null, 0) });

        var rows = Render<OtHome>().FindAll("ol.plain li").Select(r => r.TextContent).ToList();

        Assert.Contains("Sensor suspect", rows[0], StringComparison.Ordinal);
        Assert.Contains($"reads 6.2 {UnitText.Of(Plant.Flow.Unit)} below the 2 signals it is compared with", rows[0], StringComparison.Ordinal);
        Assert.Contains("shows the same value while its machine moves", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_search_of_the_first_screen_finds_signals()
    {
        var home = Render<OtHome>();

        home.Find("#home-search").Input("filler flow");

        Assert.Contains($"/trends?pens={Plant.Flow.Id}", home.Markup, StringComparison.Ordinal);
    }

    void Add(string name, SourceState state, SourceFailure? failure = null, params IReadOnlyList<DropCount> dropped)
    {
        var source = new SourceInfo(Guid.CreateVersion7(), Plant.Filler.Id, name, "modbus-tcp", FieldValues.Empty, 1);
        var status = new SourceStatus(source.Id, state, Clock.Now()) { LastFailure = failure, LastFailureAt = failure is null ? null : Clock.Now(), Dropped = dropped };
        _sources.Rows.Add(new SourceRow(source, status, 0, "Northfield", IsSample: false, MayEdit: true, MayAllowWrites: true));
    }

    AuditRow Row(string code, Caller by, params (string Name, string Value)[] arguments) =>
        new(_audit.Rows.Count + 1, Clock.Now(), by, code, Plant.Filler.Id, arguments.ToDictionary(a => a.Name, a => a.Value), null, false, 1, "");
}

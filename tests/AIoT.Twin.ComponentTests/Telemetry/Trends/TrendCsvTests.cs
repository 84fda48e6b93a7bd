using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;
using AIoT.Twin.Web.Telemetry.Trends;

namespace AIoT.Twin.ComponentTests.Telemetry.Trends;

public sealed class TrendCsvTests : TwinTestContext
{
    static readonly TimeZoneInfo s_berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    static readonly DateTimeOffset s_start = new(2026, 1, 1, 10, 0, 0, TimeSpan.Zero);

    static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    static CsvColumn Column(SignalNode signal, params string[] words) => new(signal, signal.Name, signal.Unit, words.Length > 0 ? words : null);

    async Task<string[]> LinesAsync(CsvStep? step, DateTimeOffset to, bool sample, params CsvColumn[] columns)
    {
        await using var text = new StringWriter();
        await new TrendCsv(History, new RawRows(History)).WriteAsync(text, new CsvAsk(columns, s_start.ToMicroseconds(), to.ToMicroseconds(), step, s_berlin, sample), Stop);
        return text.ToString().TrimEnd().Split("\r\n");
    }

    [Fact]
    public async Task Raw_values_stand_at_their_times_with_quality_under_names_and_units()
    {
        History.Add(Plant.Flow.Id, s_start, 1.25);
        History.Add(Plant.Flow.Id, s_start.AddSeconds(1), 2, SampleStatus.Uncertain);
        History.AddWhole(Plant.Running.Id, s_start.AddSeconds(1), 1);

        var lines = await LinesAsync(null, s_start.AddMinutes(1), false, Column(Plant.Flow), Column(Plant.Running, "off", "on"));

        Assert.Equal(
            [
                "Time (Europe/Berlin),Time (UTC),Flow,\"Flow, quality\",Running,\"Running, quality\"",
                ",,m3/h,,1,",
                "2026-01-01T11:00:00+01:00,2026-01-01T10:00:00Z,1.25,good,,",
                "2026-01-01T11:00:01+01:00,2026-01-01T10:00:01Z,2,uncertain,on,good",
            ],
            lines);
    }

    [Fact]
    public async Task More_than_a_page_is_read_to_the_end_and_each_sample_once()
    {
        for (var i = 0; i < 12_345; i++)
            History.Add(Plant.Flow.Id, s_start.AddMilliseconds(i), i);

        var lines = await LinesAsync(null, s_start.AddHours(1), false, Column(Plant.Flow));

        Assert.Equal(12_345 + 2, lines.Length);
        Assert.Equal(lines.Length, lines.Distinct().Count());
    }

    [Fact]
    public async Task Steps_have_mean_ends_and_count_and_an_empty_one_is_empty()
    {
        History.Add(Plant.Flow.Id, s_start, 1);
        History.Add(Plant.Flow.Id, s_start.AddSeconds(30), 3);

        var lines = await LinesAsync(new CsvStep(1, 'm'), s_start.AddMinutes(2), true, Column(Plant.Flow));

        Assert.EndsWith("\"Flow, mean\",\"Flow, min\",\"Flow, max\",\"Flow, count\",sample plant", lines[0], StringComparison.Ordinal);
        Assert.Equal(["2026-01-01T11:00:00+01:00,2026-01-01T10:00:00Z,2,1,3,2,sample", "2026-01-01T11:01:00+01:00,2026-01-01T10:01:00Z,,,,0,sample"], lines[2..]);
    }

    [Fact]
    public async Task A_text_that_acts_as_a_formula_does_not()
    {
        History.AddText(Plant.Message.Id, s_start, "=HYPERLINK(\"x\")");

        Assert.Contains("'=HYPERLINK", (await LinesAsync(null, s_start.AddMinutes(1), false, Column(Plant.Message)))[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-03-28T23:00:00Z", 23)]
    [InlineData("2026-10-24T22:00:00Z", 25)]
    [InlineData("2026-06-30T22:00:00Z", 24)]
    public void A_day_of_the_site_is_as_long_as_it_is(string midnight, int hours)
    {
        var from = DateTimeOffset.Parse(midnight, null).ToMicroseconds();

        var edges = new CsvStep(1, 'd').Edges(from, from + (3 * 86_400_000_000L), s_berlin).ToArray();

        Assert.Equal(hours * 3_600_000_000L, edges[1] - edges[0]);
    }

    [Fact]
    public void Steps_begin_at_the_sites_round_times_but_for_the_first()
    {
        var from = s_start.AddMinutes(7).ToMicroseconds();

        var edges = new CsvStep(15, 'm').Edges(from, from + 1_200_000_000, s_berlin).ToArray();

        Assert.Equal([7, 15, 27], edges.Select(e => (e - s_start.ToMicroseconds()) / 60_000_000));
    }

    [Theory]
    [InlineData("0s")]
    [InlineData("1w")]
    [InlineData("-5m")]
    [InlineData("99999d")]
    [InlineData(null)]
    public void What_is_no_step_is_none(string? text) => Assert.Null(CsvStep.Parse(text));

    [Fact]
    public void Without_a_step_there_are_about_a_thousand_rows() => Assert.Equal(new CsvStep(1, 'h'), CsvStep.For(0, 30L * 86_400_000_000, 1000));
}

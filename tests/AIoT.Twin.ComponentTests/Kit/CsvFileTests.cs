using AIoT.Twin.Web.Kit;

namespace AIoT.Twin.ComponentTests.Kit;

public sealed class CsvFileTests
{
    static readonly DateTimeOffset s_time = new(2026, 7, 1, 12, 0, 0, 123, 456, TimeSpan.Zero);

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+cmd", "'+cmd")]
    [InlineData("-cmd", "'-cmd")]
    [InlineData("@sum", "'@sum")]
    [InlineData("-12.5", "-12.5")]
    [InlineData("=a,b", "\"'=a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("温度", "温度")]
    public void A_cell_is_text_and_never_a_formula(string cell, string written) => Assert.Equal(written, CsvFile.Escape(cell));

    [Fact]
    public void Numbers_and_times_are_for_programs_whatever_the_culture()
    {
        var file = Of(sample: false);

        Assert.Equal("a.csv", file.Name);
        Assert.Equal("Name,Value,Time\r\nFiller,1234.5,2026-07-01T14:00:00.123456+02:00\r\n", file.Content);
    }

    [Fact]
    public void A_file_of_the_sample_plant_says_so_in_its_name_and_in_every_row()
    {
        var file = Of(sample: true);

        Assert.Equal("a-sample.csv", file.Name);
        Assert.EndsWith(",sample\r\n", file.Content, StringComparison.Ordinal);
    }

    static CsvFile Of(bool sample) => CsvFile.Of(
        "a", ["Filler"], [new("Name", name => name), new RowColumn<string>("Value", _ => 1234.5), new("Time", _ => s_time)],
        TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), sample);
}

using AIoT.Twin.SamplePlant;
using AIoT.Twin.SamplePlant.Physics;

namespace AIoT.Twin.UnitTests.SamplePlant;

public sealed class PlantedStopsTests
{
    [Theory]
    [MemberData(nameof(Plants.InstallationDays), MemberType = typeof(Plants))]
    public void Line_1_shows_fewer_stops_while_its_target_stays_open(string installed)
    {
        foreach (var (low, change, high) in ChangesOf(Plants.Lindau(installed).Lines[0]))
        {
            Assert.InRange(change, PlantedTruths.Line1StopChange - 0.06, PlantedTruths.Line1StopChange + 0.06);
            Assert.True(high < -0.1, $"a change should be certain, not {low:p1} to {high:p1}");
            Assert.InRange(PlantedTruths.Line1StopTarget, low + 0.02, high - 0.02);
        }
    }

    [Theory]
    [MemberData(nameof(Plants.InstallationDays), MemberType = typeof(Plants))]
    public void Line_2_and_3_show_no_certain_change(string installed)
    {
        foreach (var line in Plants.Lindau(installed).Lines.Skip(1))
            Assert.All(ChangesOf(line), c => Assert.True(c.Low < -0.03 && c.High > 0.03, $"{line.Spec.Name}: {c.Low:p1} to {c.High:p1}"));
    }

    [Fact]
    public void A_line_has_about_fifteen_stops_a_week_of_sixteen_minutes()
    {
        foreach (var line in Plants.Lindau(Plants.Usual).Lines)
        {
            var before = WeeklyStops.Of(line, -52, 0);
            var mean = before.Minutes.Average();
            var variation = Math.Sqrt(before.Minutes.Average(m => (m - mean) * (m - mean))) / mean;

            Assert.InRange(before.Minutes.Count / (double)before.Counts.Count, 13.5, 16.5);
            Assert.InRange(mean, 14.5, 17.5);
            Assert.InRange(variation, 1.0, 1.8);
        }
    }

    [Fact]
    public void Twelve_full_months_lie_on_either_side_of_the_change()
    {
        foreach (var text in Plants.InstallationDays)
        {
            var calendar = Plants.Lindau(text.Data).Calendar;
            var (installed, change, first) =
                (calendar.LocalTime(Plants.Time(text.Data)), calendar.LocalTime(calendar.ChangeUs), calendar.LocalTime(calendar.HistoryUs));

            Assert.Equal(DayOfWeek.Monday, change.DayOfWeek);
            Assert.True(change.AddMonths(12) <= installed);
            Assert.True(first.AddMonths(12) <= change);
            Assert.True(first <= installed.AddMonths(-25));
        }
    }

    [Fact]
    public void A_week_is_filled_without_gap_or_overlap()
    {
        foreach (var line in Plants.Layout().Sites.SelectMany(s => s.Lines))
        {
            for (var week = -56; week < 54; week++)
            {
                var plan = line.Plan(week);
                Assert.Equal(plan.FromUs, plan.Stretches[0].FromUs);
                for (var i = 0; i < plan.Stretches.Length; i++)
                    Assert.True(plan.EndOf(i) > plan.Stretches[i].FromUs);
            }
        }
    }

    static IEnumerable<(double Low, double Change, double High)> ChangesOf(LineModel line)
    {
        var (before, after) = (WeeklyStops.Of(line, -52, 0), WeeklyStops.Of(line, 0, 52));
        return [WeeklyStops.Change(before.Counts, after.Counts), WeeklyStops.Change(before.Hours, after.Hours)];
    }
}

using System.Globalization;
using AIoT.Twin.Acquisition.Preprocessing;
using AIoT.Twin.Acquisition.Units;

namespace AIoT.Twin.UnitTests.Acquisition.Preprocessing;

public sealed class DecimalScaleRuleTests
{
    [Theory]
    [InlineData(0.1, 1)]
    [InlineData(0.01, 2)]
    [InlineData(0.001, 3)]
    public void Counts_of_a_decimal_scale_become_the_decimal_itself(double scale, int digits)
    {
        var rules = new BindingRules { Scale = scale };
        for (var raw = -33_000; raw < 66_000; raw += 7)
        {
            var whole = decimal.Divide(raw, (decimal)Math.Pow(10, digits)).ToString(CultureInfo.InvariantCulture);
            Assert.Equal(double.Parse(whole, CultureInfo.InvariantCulture), rules.FromDevice(raw));
            Assert.Equal(raw, rules.ToDevice(rules.FromDevice(raw)));
        }
    }

    [Fact]
    public void Kilopascals_become_exact_hundredths_of_a_bar()
    {
        var rules = new BindingRules { Conversion = new UnitCatalog().Between("kPa", "bar")!.Value };

        Assert.Equal(1.83, rules.FromDevice(183));
        Assert.Equal(183, rules.ToDevice(1.83));
    }

    [Fact]
    public void A_value_between_two_counts_is_not_made_to_fit() =>
        Assert.Equal(226.5, new BindingRules { Scale = 0.1 }.ToDevice(22.65), 9);
}

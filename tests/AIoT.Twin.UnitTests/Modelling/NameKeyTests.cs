using AIoT.Twin.Modelling;

namespace AIoT.Twin.UnitTests.Modelling;

public sealed class NameKeyTests
{
    [Theory]
    [InlineData("Oven 1", "oven 1")]
    [InlineData("Oven 1", "ＯＶＥＮ　１")]
    [InlineData("Café", "CAFE\u0301")]
    [InlineData("ΟΔΟΣ", "οδος")]
    [InlineData(" Line ", "line")]
    [InlineData("ﬁller", "FILLER")]
    public void Names_people_take_for_the_same_have_one_key(string one, string other) => Assert.Equal(NameKey.Of(one), NameKey.Of(other));

    [Theory]
    [InlineData("Oven 1", "Oven 2")]
    [InlineData("é", "e")]
    public void Names_that_differ_have_two(string one, string other) => Assert.NotEqual(NameKey.Of(one), NameKey.Of(other));
}

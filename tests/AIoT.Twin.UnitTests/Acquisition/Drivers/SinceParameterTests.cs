using AIoT.Twin.Acquisition.Drivers;

namespace AIoT.Twin.UnitTests.Acquisition.Drivers;

public sealed class SinceParameterTests
{
    [Theory]
    [InlineData("a > :since", "a > $1")]
    [InlineData("a > :SINCE and b > :since::date", "a > $1 and b > $1::date")]
    [InlineData("a > ':since' and b", "a > ':since' and b")]
    [InlineData("a > \":since\"", "a > \":since\"")]
    [InlineData("a -- :since\n > :since", "a -- :since\n > $1")]
    [InlineData("/* :since */ :since", "/* :since */ $1")]
    [InlineData("$q$ :since $q$ :since", "$q$ :since $q$ $1")]
    [InlineData("a::since", "a::since")]
    [InlineData("a > :since_x", "a > :since_x")]
    [InlineData("'open :since", "'open :since")]
    public void The_parameter_stands_only_where_it_is_meant(string query, string placed) => Assert.Equal(placed, SinceParameter.Place(query).Query);
}

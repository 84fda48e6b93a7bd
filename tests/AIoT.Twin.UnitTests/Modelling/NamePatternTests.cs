using AIoT.Twin.Modelling.Standards;

namespace AIoT.Twin.UnitTests.Modelling;

public sealed class NamePatternTests
{
    [Theory]
    [InlineData("[A-Z]{2}-\\d{4}", null)]
    [InlineData("(a+)+b", null)]
    [InlineData("(?=x)y", "pattern-not-supported")]
    [InlineData("(a)\\1", "pattern-not-supported")]
    [InlineData("[", "pattern-unreadable")]
    [InlineData("a)|(?:b", "pattern-unreadable")]
    [InlineData("((a{1,999}){1,999}){1,999}", "pattern-too-large")]
    [InlineData("a{2000000000}", "pattern-too-large")]
    [InlineData("(a{101}){100}", "pattern-too-large")]
    [InlineData("[({]{1,90}-\\(.{1,90} (x|y{2,}){40}", null)]
    public void A_pattern_is_taken_only_when_it_can_never_take_long(string pattern, string? wrong) => Assert.Equal(wrong, NamePattern.Wrong(pattern));

    [Fact]
    public void A_pattern_that_is_too_long_is_said_to_be() => Assert.Equal("pattern-too-long", NamePattern.Wrong(new string('a', 201)));

    [Theory]
    [InlineData("AB-0001", true)]
    [InlineData("AB-0001 ", false)]
    [InlineData("xAB-0001", false)]
    [InlineData("AB-0001\n", false)]
    public void The_whole_text_is_meant(string text, bool matches) => Assert.Equal(matches, NamePattern.Matches("[A-Z]{2}-\\d{4}", text));

    [Fact]
    public void What_would_take_forever_elsewhere_does_not_match_and_ends() => Assert.False(NamePattern.Matches("(a+)+b", new string('a', 10_000)));
}

using AIoT.Twin.Protocols.Mqtt;

namespace AIoT.Twin.UnitTests.Protocols.Mqtt;

public sealed class TopicFilterTests
{
    [Theory]
    [InlineData("a/b", TopicError.None)]
    [InlineData("/", TopicError.None)]
    [InlineData("#", TopicError.None)]
    [InlineData("+", TopicError.None)]
    [InlineData("a/+/c/#", TopicError.None)]
    [InlineData("$share/g/a", TopicError.None)]
    [InlineData("", TopicError.Empty)]
    [InlineData("a#", TopicError.MisplacedWildcard)]
    [InlineData("a/#/b", TopicError.MisplacedWildcard)]
    [InlineData("a+/b", TopicError.MisplacedWildcard)]
    [InlineData("++", TopicError.MisplacedWildcard)]
    [InlineData("a\0b", TopicError.BadCharacter)]
    public void A_filter_follows_the_rules_or_says_which_it_breaks(string filter, TopicError expected) =>
        Assert.Equal(expected, TopicFilter.CheckFilter(filter));

    [Fact]
    public void Half_of_a_surrogate_pair_is_no_character()
    {
        Assert.Equal(TopicError.BadCharacter, TopicFilter.CheckFilter("a\ud800"));
        Assert.Equal(TopicError.BadCharacter, TopicFilter.CheckFilter("\udc00\ud800"));
        Assert.Equal(TopicError.None, TopicFilter.CheckFilter("\ud83d\ude00"));
    }

    [Fact]
    public void A_filter_is_not_longer_than_its_length_field_can_say()
    {
        Assert.Equal(TopicError.None, TopicFilter.CheckFilter(new string('a', 65535)));
        Assert.Equal(TopicError.TooLong, TopicFilter.CheckFilter(new string('ä', 32768)));
    }

    [Fact]
    public void A_topic_has_no_wildcards() => Assert.Equal(TopicError.WildcardInTopic, TopicFilter.CheckTopic("a/+"));

    [Theory]
    [InlineData("a/b", "a/b", true)]
    [InlineData("a/b", "a/b/c", false)]
    [InlineData("a/+", "a/b", true)]
    [InlineData("a/+", "a", false)]
    [InlineData("a/+", "a/", true)]
    [InlineData("a/#", "a", true)]
    [InlineData("a/#", "a/b/c", true)]
    [InlineData("+/+", "/finance", true)]
    [InlineData("+", "/finance", false)]
    [InlineData("#", "a/b", true)]
    [InlineData("#", "$SYS/x", false)]
    [InlineData("+/x", "$SYS/x", false)]
    [InlineData("$SYS/#", "$SYS/x", true)]
    public void A_filter_hears_the_topics_of_its_pattern(string filter, string topic, bool expected) =>
        Assert.Equal(expected, TopicFilter.Hears(filter, topic));
}

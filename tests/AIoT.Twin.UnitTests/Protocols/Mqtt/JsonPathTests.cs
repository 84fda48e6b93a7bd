using System.Text;
using AIoT.Twin.Protocols.Mqtt;

namespace AIoT.Twin.UnitTests.Protocols.Mqtt;

public sealed class JsonPathTests
{
    const string Payload = """{"a":{"b":[1,2.5,{"c":-3e2}],"x y":true,"it's":null},"n":"12","a.b":7,"":8}""";

    [Theory]
    [InlineData("$.a.b[0]", 1)]
    [InlineData("a.b[1]", 2.5)]
    [InlineData("$.a.b[2].c", -300)]
    [InlineData("$['a']['b'][2][\"c\"]", -300)]
    [InlineData("$['a.b']", 7)]
    [InlineData("['']", 8)]
    public void A_path_leads_to_its_number(string path, double expected)
    {
        var reading = Read(path, Payload);

        Assert.Equal((JsonReadingKind.Number, expected), (reading.Kind, reading.Number));
    }

    [Theory]
    [InlineData("$", "42", JsonReadingKind.Number, JsonFault.None)]
    [InlineData("$.a['x y']", Payload, JsonReadingKind.Bool, JsonFault.None)]
    [InlineData("$.a['it\\'s']", Payload, JsonReadingKind.Null, JsonFault.None)]
    [InlineData("n", Payload, JsonReadingKind.Text, JsonFault.None)]
    [InlineData("$.nothing", Payload, JsonReadingKind.Missing, JsonFault.None)]
    [InlineData("$.a.b[3]", Payload, JsonReadingKind.Missing, JsonFault.None)]
    [InlineData("$.a[0]", Payload, JsonReadingKind.Missing, JsonFault.None)]
    [InlineData("$.n.x", Payload, JsonReadingKind.Missing, JsonFault.None)]
    [InlineData("$.A", Payload, JsonReadingKind.Missing, JsonFault.None)]
    [InlineData("$.a", Payload, JsonReadingKind.Invalid, JsonFault.NotAValue)]
    [InlineData("$.a.b", Payload, JsonReadingKind.Invalid, JsonFault.NotAValue)]
    [InlineData("$.a", "", JsonReadingKind.Invalid, JsonFault.Empty)]
    [InlineData("$.a", "21.5", JsonReadingKind.Missing, JsonFault.None)]
    [InlineData("$.a", "hello", JsonReadingKind.Invalid, JsonFault.NotJson)]
    [InlineData("$.a", "{\"a\":1", JsonReadingKind.Invalid, JsonFault.NotJson)]
    [InlineData("$.a", "{\"a\":1}}", JsonReadingKind.Invalid, JsonFault.NotJson)]
    [InlineData("$.a", "{\"a\":1} {\"a\":2}", JsonReadingKind.Invalid, JsonFault.NotJson)]
    [InlineData("$.a", "{\"a\":NaN}", JsonReadingKind.Invalid, JsonFault.NotJson)]
    [InlineData("$.a", "{\"a\":Infinity}", JsonReadingKind.Invalid, JsonFault.NotJson)]
    [InlineData("$.a", "{\"a\":1e400}", JsonReadingKind.Invalid, JsonFault.OutOfRange)]
    [InlineData("$.a", "{\"a\":\"\\ud800\"}", JsonReadingKind.Invalid, JsonFault.BadText)]
    public void What_is_found_is_said_by_its_kind(string path, string payload, JsonReadingKind kind, JsonFault fault)
    {
        var reading = Read(path, payload);

        Assert.Equal((kind, fault), (reading.Kind, reading.Fault));
    }

    [Fact]
    public void Whole_numbers_beyond_the_doubles_are_kept_exact()
    {
        var reading = Read("v", """{"v":9007199254740993}""");

        Assert.Equal(9007199254740993, reading.Whole);
        Assert.Null(Read("v", """{"v":1.5}""").Whole);
    }

    [Fact]
    public void A_byte_order_mark_is_no_error() => Assert.Equal(1, Read("a", "\uFEFF{\"a\":1}").Number);

    [Fact]
    public void Of_a_name_that_comes_twice_the_last_counts() => Assert.Equal(2, Read("a", """{"a":1,"a":2}""").Number);

    [Fact]
    public void A_number_of_a_million_digits_is_out_of_range_and_not_a_crash() =>
        Assert.Equal(JsonFault.OutOfRange, Read("a", $$"""{"a":1{{new string('0', 1_000_000)}}}""").Fault);

    [Theory]
    [InlineData("$.a")]
    [InlineData("$.b")]
    [InlineData("$")]
    public void A_payload_nested_ten_thousand_deep_is_refused(string path)
    {
        var nested = new string('[', 10_000) + new string(']', 10_000);

        Assert.Equal(JsonFault.TooDeep, Read(path, path == "$" ? nested : $$"""{"a":{{nested}}}""").Fault);
    }

    [Fact]
    public void A_text_is_not_longer_than_a_value_needs()
    {
        Assert.Equal(JsonReadingKind.Text, Read("a", $$"""{"a":"{{new string('x', 16384)}}"}""").Kind);
        Assert.Equal(JsonFault.TextTooLong, Read("a", $$"""{"a":"{{new string('x', 256 * 1024)}}"}""").Fault);
    }

    [Fact]
    public void Bytes_that_are_not_utf_8_are_no_text() =>
        Assert.Equal(JsonFault.BadText, Path("a").Read([.. "{\"a\":\""u8, 0xC3, 0x28, .. "\"}"u8]).Fault);

    [Theory]
    [InlineData("", JsonPathErrorCode.Empty, 0)]
    [InlineData("$.", JsonPathErrorCode.NameMissing, 2)]
    [InlineData("a..b", JsonPathErrorCode.NameMissing, 2)]
    [InlineData("$a", JsonPathErrorCode.UnexpectedCharacter, 1)]
    [InlineData("$.a]", JsonPathErrorCode.UnexpectedCharacter, 3)]
    [InlineData("$[-1]", JsonPathErrorCode.BadBracket, 2)]
    [InlineData("$[*]", JsonPathErrorCode.BadBracket, 2)]
    [InlineData("$[99999999999]", JsonPathErrorCode.BadBracket, 2)]
    [InlineData("$[1", JsonPathErrorCode.UnclosedBracket, 2)]
    [InlineData("$[", JsonPathErrorCode.UnclosedBracket, 2)]
    [InlineData("$['a'", JsonPathErrorCode.UnclosedBracket, 4)]
    [InlineData("$['a", JsonPathErrorCode.UnclosedQuote, 4)]
    [InlineData("$['a\\", JsonPathErrorCode.UnclosedQuote, 5)]
    public void A_bad_path_says_what_is_wrong_and_where(string text, JsonPathErrorCode code, int position)
    {
        Assert.False(JsonPath.TryParse(text, out _, out var error));
        Assert.Equal(new JsonPathError(code, position), error);
    }

    [Fact]
    public void A_path_has_at_most_thirty_two_steps()
    {
        Assert.True(JsonPath.TryParse("$" + string.Concat(Enumerable.Repeat("[0]", 32)), out _, out _));
        Assert.False(JsonPath.TryParse("$" + string.Concat(Enumerable.Repeat("[0]", 33)), out _, out var error));
        Assert.Equal(JsonPathErrorCode.TooDeep, error.Code);
    }

    [Fact]
    public void A_number_is_read_without_allocating()
    {
        var path = Path("$.a.b[2].c");
        var payload = Encoding.UTF8.GetBytes(Payload);
        path.Read(payload);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 1000; i++)
            path.Read(payload);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Mutated_payloads_and_paths_give_readings_and_never_anything_else()
    {
        var random = new Random(20260111);
        var path = Path("$.a.b[2].c");
        for (var i = 0; i < 10_000; i++)
        {
            var payload = Encoding.UTF8.GetBytes(Payload);
            for (var changes = random.Next(1, 5); changes > 0; changes--)
                payload[random.Next(payload.Length)] = (byte)random.Next(256);

            var reading = path.Read(payload.AsSpan(0, random.Next(payload.Length + 1)));

            Assert.Equal(reading.Kind == JsonReadingKind.Invalid, reading.Fault != JsonFault.None);
            var text = new string(random.GetItems<char>("$.['\"]\\ab01", random.Next(10)));
            Assert.Equal(JsonPath.TryParse(text, out _, out var error), error.Code == JsonPathErrorCode.None);
        }
    }

    static JsonReading Read(string path, string payload) => Path(path).Read(Encoding.UTF8.GetBytes(payload));

    static JsonPath Path(string text) =>
        JsonPath.TryParse(text, out var path, out var error) ? path : throw new ArgumentException($"{error}");
}

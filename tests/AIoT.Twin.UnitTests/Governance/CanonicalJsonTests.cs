using System.Text.Json.Nodes;
using AIoT.Twin.Governance.Audit;

namespace AIoT.Twin.UnitTests.Governance;

public sealed class CanonicalJsonTests
{
    // IEEE bits and text as RFC 8785, appendix B, lists them.
    [Theory]
    [InlineData(0x0000000000000000, "0")]
    [InlineData(0x8000000000000000, "0")]
    [InlineData(0x0000000000000001, "5e-324")]
    [InlineData(0x8000000000000001, "-5e-324")]
    [InlineData(0x7fefffffffffffff, "1.7976931348623157e+308")]
    [InlineData(0x4340000000000000, "9007199254740992")]
    [InlineData(0x4430000000000000, "295147905179352830000")]
    [InlineData(0x44b52d02c7e14af5, "9.999999999999997e+22")]
    [InlineData(0x44b52d02c7e14af6, "1e+23")]
    [InlineData(0x44b52d02c7e14af7, "1.0000000000000001e+23")]
    [InlineData(0x444b1ae4d6e2ef4e, "999999999999999700000")]
    [InlineData(0x444b1ae4d6e2ef50, "1e+21")]
    [InlineData(0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7")]
    [InlineData(0x3eb0c6f7a0b5ed8d, "0.000001")]
    [InlineData(0x41b3de4355555553, "333333333.3333332")]
    [InlineData(0x41b3de4355555554, "333333333.33333325")]
    [InlineData(0xbecbf647612f3696, "-0.0000033333333333333333")]
    public void Numbers_read_as_the_standard_says(ulong bits, string text) =>
        Assert.Equal(text, CanonicalNumber.Text(BitConverter.UInt64BitsToDouble(bits)));

    [Fact]
    public void Members_are_sorted_by_code_units_and_nothing_is_written_that_need_not_be()
    {
        var json = JsonNode.Parse("""{ "\u20ac": 1, "\r": 2, "1": [ 56, {"d": true, "10": null}], "\ud83d\ude00": "é", "a": "\u0007\"\\\n" }""");

        Assert.Equal("{\"\\r\":2,\"1\":[56,{\"10\":null,\"d\":true}],\"a\":\"\\u0007\\\"\\\\\\n\",\"€\":1,\"😀\":\"é\"}", CanonicalJson.Text(json));
    }

    [Fact]
    public void A_number_json_cannot_say_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => CanonicalNumber.Text(double.NaN));
}

using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;

namespace AIoT.Twin.UnitTests.Acquisition.Drivers;

public sealed class ModbusPlaceTests
{
    [Theory]
    [InlineData("40001", "f32", "HR 0 f32 ABCD", "3", "0", "2", ValueShape.Real)]
    [InlineData("400001", "u16", "HR 0 u16", "3", "0", "1", ValueShape.Whole)]
    [InlineData("30011", "i64", "IR 10 i64 ABCD", "4", "10", "4", ValueShape.Whole)]
    [InlineData("0x0010", "", "HR 16 u16", "3", "16", "1", ValueShape.Whole)]
    [InlineData("HR 5.3", "", "HR 5.3 bit", "3", "5", "1", ValueShape.Bit)]
    [InlineData("1x17", "bit", "DI 16 bit", "2", "16", "1", ValueShape.Bit)]
    public void An_address_is_shown_resolved(string address, string type, string text, string function, string pdu, string count, ValueShape shape)
    {
        var resolved = Assert.IsType<AddressCheck.Resolved>(Check(address, type));

        Assert.Equal((text, shape), (resolved.Text, resolved.Shape));
        Assert.Equal([("functionCode", function), ("pduAddress", pdu), ("count", count)], resolved.Details);
    }

    [Theory]
    [InlineData("1", "", "address", "modbus-address-ambiguous")]
    [InlineData("40000", "", "address", "modbus-address-counts-from-one")]
    [InlineData("465536", "f32", "address", "modbus-address-out-of-range")]
    [InlineData("00001", "f32", "dataType", "modbus-bit-has-no-type")]
    [InlineData("40001", "bit", "dataType", "modbus-bit-needs-number")]
    public void A_wrong_address_says_why_at_its_field(string address, string type, string field, string code)
    {
        var wrong = Assert.IsType<AddressCheck.Wrong>(Check(address, type));

        Assert.Equal((field, code), (wrong.Problem.Field, wrong.Problem.Code));
    }

    [Fact]
    public void The_word_order_that_gives_no_number_gives_a_bad_sample()
    {
        Assert.True(ModbusPlace.TryParse(new FieldValues(("address", "40001"), ("dataType", "f32"), ("wordOrder", "CDAB")), out var place, out _));

        // 50.000008 in the device's order ABCD, read in CDAB, has all exponent bits set.
        var (bits, status) = place.Decode([0x0001, 0x7FC0], ValueKind.Double);

        Assert.Equal(SampleStatus.BadNotANumber, status);
        Assert.True(double.IsNaN(BitConverter.Int64BitsToDouble(bits)));
    }

    [Fact]
    public void Whole_numbers_of_64_bits_stay_exact()
    {
        Assert.True(ModbusPlace.TryParse(new FieldValues(("address", "40001"), ("dataType", "i64")), out var place, out _));

        Assert.Equal((9_007_199_254_740_993, SampleStatus.Good), place.Decode([0x0020, 0, 0, 1], ValueKind.Integer));
    }

    [Theory]
    [InlineData(ValueShape.Real, ValueKind.Integer, false)]
    [InlineData(ValueShape.Whole, ValueKind.State, true)]
    [InlineData(ValueShape.Bit, ValueKind.Boolean, true)]
    [InlineData(ValueShape.Bit, ValueKind.Double, true)]
    [InlineData(ValueShape.Whole, ValueKind.Text, false)]
    [InlineData(ValueShape.Any, ValueKind.Text, true)]
    public void An_address_feeds_only_signals_it_fits(ValueShape shape, ValueKind kind, bool fits) => Assert.Equal(fits, shape.Fits(kind));

    static AddressCheck Check(string address, string type)
    {
        var fields = new FieldValues(("address", address));
        return new ModbusDriver().CheckAddress(type.Length == 0 ? fields : fields.With("dataType", type));
    }
}

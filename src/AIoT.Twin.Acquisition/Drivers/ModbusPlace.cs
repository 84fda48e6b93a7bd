using System.Collections.Immutable;
using System.Globalization;
using AIoT.Twin.Protocols.Modbus;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>An address with what its registers hold, and in which order.</summary>
sealed record ModbusPlace(ModbusAddress Address, RegisterKind Kind, WordOrder Order)
{
    public static ImmutableArray<string> DataTypes { get; } = [.. Enum.GetNames<RegisterKind>().Select(n => n.ToLowerInvariant())];

    public static ImmutableArray<string> WordOrders { get; } = [.. Enum.GetNames<WordOrder>()];

    bool IsBit => Address.Table.IsBits() || Address.Bit is not null;

    public ModbusWant Want => new(Address.Table, Address.Offset, IsBit ? 1 : RegisterCodec.Words(Kind));

    public ValueShape Shape => IsBit ? ValueShape.Bit : RegisterCodec.IsInteger(Kind) ? ValueShape.Whole : ValueShape.Real;

    public IReadOnlyList<(string Key, string Value)> Details =>
    [
        ("functionCode", Number(Address.ReadFunction)),
        ("pduAddress", Number(Address.Offset)),
        ("count", Number(Want.Count)),
    ];

    public static bool TryParse(FieldValues fields, out ModbusPlace place, out FieldProblem? problem)
    {
        place = new ModbusPlace(default, RegisterKind.U16, WordOrder.ABCD);
        problem = null;
        if (!ModbusAddress.TryParse(fields.Text("address"), out var address, out var error))
        {
            problem = new FieldProblem("address", $"modbus-address-{Dashed(error.Code.ToString())}", ("value", error.Argument));
            return false;
        }

        var isBit = address.Table.IsBits() || address.Bit is not null;
        var kind = Enum.TryParse<RegisterKind>(fields.Find("dataType"), ignoreCase: true, out var said) ? said : DefaultKind(isBit);
        var order = Enum.TryParse<WordOrder>(fields.Find("wordOrder"), out var saidOrder) ? saidOrder : WordOrder.ABCD;
        place = new ModbusPlace(address, kind, order);
        if (isBit != (kind == RegisterKind.Bit))
            problem = new FieldProblem("dataType", isBit ? "modbus-bit-has-no-type" : "modbus-bit-needs-number", ("address", address.ToString()));
        else if (address.Offset + place.Want.Count > 65_536)
            problem = new FieldProblem("address", "modbus-address-out-of-range", ("value", fields.Text("address")));
        return problem is null;
    }

    static RegisterKind DefaultKind(bool isBit) => isBit ? RegisterKind.Bit : RegisterKind.U16;

    /// <summary>The bits of a sample of this kind, and whether they are a number at all.</summary>
    public (long Bits, ushort Status) Decode(ReadOnlySpan<ushort> words, ValueKind kind)
    {
        if (kind != ValueKind.Double)
            return (kind == ValueKind.Boolean && Whole(words) != 0 ? 1 : Whole(words), SampleStatus.Good);

        var value = Real(words, Order);
        return (BitConverter.DoubleToInt64Bits(value), StatusOf(value));
    }

    public double Real(ReadOnlySpan<ushort> words, WordOrder order) =>
        IsBit ? Whole(words) : RegisterCodec.ToDouble(words, Kind, order);

    long Whole(ReadOnlySpan<ushort> words) => IsBit
        ? RegisterCodec.ToBit(words[0], Address.Bit ?? 0) ? 1 : 0
        : RegisterCodec.ToInt64(words, Kind, Order);

    static ushort StatusOf(double value) => value switch
    {
        double.NaN => SampleStatus.BadNotANumber,
        double.PositiveInfinity or double.NegativeInfinity => SampleStatus.BadOutOfRange,
        _ => SampleStatus.Good,
    };

    public override string ToString() => IsBit || RegisterCodec.Words(Kind) == 1
        ? $"{Address} {Kind.ToString().ToLowerInvariant()}"
        : $"{Address} {Kind.ToString().ToLowerInvariant()} {Order}";

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    static string Dashed(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? $"{(i > 0 ? "-" : "")}{char.ToLowerInvariant(c)}" : c.ToString()));
}

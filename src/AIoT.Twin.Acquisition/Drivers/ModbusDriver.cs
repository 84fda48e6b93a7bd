using AIoT.Twin.Protocols.Modbus;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>Modbus TCP: asks a device in as few requests as its limits allow.</summary>
public sealed class ModbusDriver : ISourceDriver
{
    public string Name => "modbus-tcp";

    public bool Polls => true;

    public IReadOnlyList<Field> Settings { get; } =
    [
        new("host", FieldKind.Text) { IsRequired = true },
        new("port", FieldKind.Number) { Default = "502", Least = 1, Most = 65_535 },
        new("unit", FieldKind.Number) { Default = "1", Least = 0, Most = 255 },
        new("interval", FieldKind.Milliseconds) { Default = "1000", Least = 100, Most = 86_400_000 },
        new("pause", FieldKind.Milliseconds) { Default = "0", Least = 0, Most = 10_000 },
        new("maxRegisters", FieldKind.Number) { Default = "125", Least = 4, Most = ModbusLimits.ReadRegisters },
        new("timeout", FieldKind.Milliseconds) { Default = "2000", Least = 50, Most = 60_000 },
    ];

    public IReadOnlyList<Field> AddressFields { get; } =
    [
        new("address", FieldKind.Text) { IsRequired = true },
        new("dataType", FieldKind.Choice) { Choices = ModbusPlace.DataTypes },
        new("wordOrder", FieldKind.Choice) { Default = "ABCD", Choices = ModbusPlace.WordOrders },
    ];

    public AddressCheck CheckAddress(FieldValues address) =>
        ModbusPlace.TryParse(address, out var place, out var problem)
            ? new AddressCheck.Resolved(place.ToString(), place.Shape, place.Details)
            : new AddressCheck.Wrong(problem!);

    public ISourceConnection Open(SourceContext context) => new ModbusSource(context, Settings.Complete(context.Settings));
}

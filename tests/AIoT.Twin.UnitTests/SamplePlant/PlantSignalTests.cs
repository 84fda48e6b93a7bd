using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Acquisition.Units;
using AIoT.Twin.Modelling;
using AIoT.Twin.Protocols.Modbus;
using AIoT.Twin.SamplePlant.Devices;
using AIoT.Twin.SamplePlant.Layout;
using AIoT.Twin.SamplePlant.Physics;
using AIoT.Twin.TestKit;

namespace AIoT.Twin.UnitTests.SamplePlant;

public sealed class PlantSignalTests
{
    readonly PlantLayout _layout = Plants.Layout();
    readonly UnitCatalog _units = new();

    [Fact]
    public void The_plant_has_about_eighty_twins_and_three_hundred_signals()
    {
        Assert.InRange(_layout.Twins.Count, 75, 85);
        Assert.InRange(_layout.Signals.Count(s => s.Role != SignalRole.Quarter), 290, 320);
        Assert.Equal(_layout.Signals.Count, _layout.Signals.Select(s => s.Path).Distinct().Count());
        Assert.All(_layout.Signals, s => Assert.Contains(_layout.Twins, t => t.Path == s.Twin));
        Assert.All(_layout.Signals, s => Assert.True(_units.Knows(s.Unit), s.Unit));
        Assert.All(_layout.Twins.Skip(1), t => Assert.Contains(_layout.Twins, p => p.Path == t.Parent));
        Assert.Equal(TwinLevel.Enterprise, _layout.Twins[0].Level);
    }

    [Fact]
    public void Two_plants_of_one_installation_are_alike_in_every_bit()
    {
        var other = Plants.Layout();
        foreach (var (one, two) in _layout.Signals.Zip(other.Signals))
        {
            for (var t = _layout.InstalledUs - 3 * Us.Day; t < _layout.InstalledUs + Us.Day; t += 7919 * Us.Second)
                Assert.Equal(one.BitsOf(one.Model.At(t)), two.BitsOf(two.Model.At(t)));
        }
    }

    [Fact]
    public void A_span_filled_at_once_is_what_single_moments_give()
    {
        var from = _layout.Sites[0].Calendar.StartOfWeek(51) - 20 * Us.Minute;
        var values = new double[2400];
        foreach (var signal in _layout.Signals.Where(s => s.Role != SignalRole.Quarter))
        {
            signal.Model.Fill(from, Us.Second, values);
            Assert.All(Enumerable.Range(0, 24), i => Assert.Equal(signal.Model.At(from + 100 * i * Us.Second), values[100 * i]));
        }
    }

    // What the driver does with the registers, against what is written as history.
    [Fact]
    public void What_a_device_says_is_what_history_holds_for_the_same_instant()
    {
        var clock = new FakeClock(_layout.InstalledUs.ToTime().AddHours(-5));
        var now = clock.Now().ToMicroseconds();
        foreach (var unit in DeviceSpec.Of(_layout).SelectMany(d => d.Units))
        {
            var device = new PlantDevice(unit, clock);
            foreach (var slot in unit.Slots)
            {
                var (bits, status) = Place(slot).Decode(Read(device, slot), slot.Signal.Kind);
                if (slot.Signal.Kind == ValueKind.Double)
                    bits = BitConverter.DoubleToInt64Bits(slot.Signal.Rules.FromDevice(BitConverter.Int64BitsToDouble(bits)));

                Assert.Equal(SampleStatus.Good, status);
                Assert.Equal(slot.Signal.BitsOf(slot.Signal.Model.At(now)), bits);
            }
        }
    }

    [Fact]
    public void Devices_differ_in_word_order_and_use_every_kind_of_register()
    {
        var devices = DeviceSpec.Of(_layout);
        var slots = devices.SelectMany(d => d.Units).SelectMany(u => u.Slots).ToList();

        Assert.True(devices.Count >= 6);
        Assert.All(devices, d => Assert.True(d.Units.Count > 1));
        Assert.Equal(4, slots.Select(s => s.Order).Distinct().Count());
        Assert.Superset(
            new HashSet<RegisterKind> { RegisterKind.Bit, RegisterKind.I16, RegisterKind.U16, RegisterKind.I32, RegisterKind.U32, RegisterKind.F32, RegisterKind.F64 },
            slots.Select(s => s.Register.Kind).ToHashSet());
        Assert.Equal(_layout.Signals.Count(s => s.Role != SignalRole.Quarter), slots.Count);
    }

    [Fact]
    public void A_setpoint_takes_a_value_and_measurements_do_not()
    {
        var unit = DeviceSpec.Of(_layout)[0].Units[0];
        var device = new PlantDevice(unit, new FakeClock(_layout.InstalledUs.ToTime()));
        var setpoint = unit.Slots.First(s => s.Signal.Path.EndsWith("Oven/Temperature setpoint", StringComparison.Ordinal));

        Assert.Equal(ModbusExceptionCode.None, device.WriteRegisters(setpoint.Address, [2205]));
        Assert.Equal(2205, Read(device, setpoint)[0]);
        Assert.Equal(ModbusExceptionCode.IllegalDataAddress, device.WriteRegisters(60, [1]));
        Assert.Equal(ModbusExceptionCode.IllegalDataAddress, device.ReadRegisters(ModbusTable.InputRegisters, 9_000, new ushort[1]));
    }

    static ushort[] Read(PlantDevice device, RegisterSlot slot)
    {
        if (slot.Register.Table.IsBits())
        {
            Span<bool> bits = [false];
            Assert.Equal(ModbusExceptionCode.None, device.ReadBits(slot.Register.Table, slot.Address, bits));
            return [bits[0] ? (ushort)1 : (ushort)0];
        }

        var words = new ushort[slot.Register.Words];
        Assert.Equal(ModbusExceptionCode.None, device.ReadRegisters(slot.Register.Table, slot.Address, words));
        return words;
    }

    static ModbusPlace Place(RegisterSlot slot)
    {
        var kind = slot.Register.Kind.ToString().ToLowerInvariant();
        Assert.True(ModbusPlace.TryParse(new(("address", slot.Text), ("dataType", kind), ("wordOrder", slot.Order.ToString())), out var place, out _));
        return place;
    }
}

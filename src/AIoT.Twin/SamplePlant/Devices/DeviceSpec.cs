using AIoT.Twin.Protocols.Modbus;
using AIoT.Twin.SamplePlant.Layout;
using AIoT.Twin.SamplePlant.Physics;

namespace AIoT.Twin.SamplePlant.Devices;

/// <summary>A controller or gateway of the plant: one socket, several unit ids behind it.</summary>
sealed record DeviceSpec(string Name, string Twin, IReadOnlyList<UnitSpec> Units)
{
    static readonly WordOrder[] s_orders = [WordOrder.ABCD, WordOrder.CDAB, WordOrder.BADC, WordOrder.DCBA];

    /// <summary>A controller for each line and a gateway for each site's utilities; word orders differ, as they do.</summary>
    public static IReadOnlyList<DeviceSpec> Of(PlantLayout layout) =>
        [.. layout.Sites.SelectMany(site => site.Lines.Select(line => Line(layout, site, line)).Append(Utilities(layout, site)))];

    static DeviceSpec Line(PlantLayout layout, SiteModel site, LineModel line)
    {
        var path = PlantLayout.PathOf(site, line);
        var order = s_orders[(line.Spec.Name[^1] - '1') % 4];
        return new($"{line.Spec.Name} controller", path,
        [
            new(1, $"{line.Spec.Name} process", order, SignalsUnder(layout, path, "Mixer", "Oven")),
            new(2, $"{line.Spec.Name} packaging", order, SignalsUnder(layout, path, "Filler", "Packer", "Palletiser")),
        ]);
    }

    static DeviceSpec Utilities(PlantLayout layout, SiteModel site)
    {
        var (name, path) = (site.Spec.Name, $"{PlantLayout.PathOf(site)}/Utilities");
        return new($"{name} utilities gateway", path,
        [
            new(10, $"{name} meters", s_orders[0], SignalsUnder(layout, path, "Electricity meter", "Gas meter")),
            new(11, $"{name} compressed air", s_orders[1], SignalsUnder(layout, path, "Compressor 1", "Compressor 2")),
            new(12, $"{name} cold and steam", s_orders[2], SignalsUnder(layout, path, "Chiller", "Boiler")),
            new(13, $"{name} weather station", s_orders[3], SignalsUnder(layout, path, "Weather station")),
        ]);
    }

    static IEnumerable<PlantSignal> SignalsUnder(PlantLayout layout, string path, params string[] equipment) => equipment.SelectMany(name =>
        layout.Signals.Where(s => s.Role != SignalRole.Quarter && $"{s.Twin}/".StartsWith($"{path}/{name}/", StringComparison.Ordinal)));
}

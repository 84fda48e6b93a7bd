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
            new(1, order, SignalsUnder(layout, $"{path}/Mixer").Concat(SignalsUnder(layout, $"{path}/Oven"))),
            new(2, order, SignalsUnder(layout, $"{path}/Filler")),
            new(3, order, SignalsUnder(layout, $"{path}/Packer").Concat(SignalsUnder(layout, $"{path}/Palletizer"))),
        ]);
    }

    static DeviceSpec Utilities(PlantLayout layout, SiteModel site)
    {
        var path = $"{PlantLayout.PathOf(site)}/Utilities";
        var equipment = LineTwins.Utilities(path).ToList();
        return new($"{site.Spec.Name} utilities gateway", path,
            [.. equipment.Select((twin, i) => new UnitSpec((byte)(10 + i), s_orders[i % 4], SignalsUnder(layout, twin.Path)))]);
    }

    static IEnumerable<PlantSignal> SignalsUnder(PlantLayout layout, string path) => layout.Signals
        .Where(s => s.Role != SignalRole.Quarter && (s.Twin == path || s.Twin.StartsWith($"{path}/", StringComparison.Ordinal)));
}

using System.Globalization;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Acquisition.Preprocessing;
using AIoT.Twin.Governance;
using AIoT.Twin.SamplePlant.Layout;
using AIoT.Twin.SamplePlant.Seeding;
using AIoT.Twin.Telemetry.Sources;

namespace AIoT.Twin.SamplePlant.Devices;

/// <summary>The plant's devices as sources like any other: one for each unit id, its registers bound to signals.</summary>
sealed class PlantSources(CreateSource create, EditSource edit, BindSignals bind, SourceIndex index)
{
    // A state is stored when it changes, and now and then so that it is seen to be alive.
    static readonly RuleList s_onChange = new([DeadbandRule.Of(0, TimeSpan.FromMinutes(1))]);

    /// <summary>Makes what is missing.</summary>
    public async Task CreateAsync(SeedContext context, CancellationToken cancellationToken)
    {
        var devices = DeviceSpec.Of(context.Layout);
        foreach (var (index, device) in devices.Index())
        {
            foreach (var unit in device.Units)
                await CreateAsync(context, device, unit, cancellationToken);
            context.Progress((index + 1.0) / devices.Count);
        }
    }

    /// <summary>Points sources to where their devices listen now; one that a person retired stays so.</summary>
    public async Task PointAsync(SeedContext context, CancellationToken cancellationToken)
    {
        foreach (var (device, unit) in DeviceSpec.Of(context.Layout).SelectMany(d => d.Units.Select(u => (d, u))))
        {
            var settings = Settings(context, device, unit);
            if (index.Picture.Find(context.Ids.Source(unit.Name)) is not { } source || source.Settings.Find("port") == settings.Find("port"))
                continue;
            var wanted = new SourceChanges(Settings: source.Settings.With("port", settings.Text("port")));
            if (await edit.RunAsync(Caller.System, source.Id, null, wanted, cancellationToken) is SourceResult.Refused(var why))
                throw new InvalidOperationException($"Pointing {unit.Name} to its port was refused: {why}");
        }
    }

    async Task CreateAsync(SeedContext context, DeviceSpec device, UnitSpec unit, CancellationToken cancellationToken)
    {
        var id = context.Ids.Source(unit.Name);
        if (index.Picture.Find(id) is null)
        {
            var wanted = new NewSource(context.Ids.Twin(device.Twin), unit.Name, "modbus-tcp", Settings(context, device, unit)) { Id = id };
            if (await create.RunAsync(Caller.System, wanted, cancellationToken) is SourceResult.Refused(var why))
                throw new InvalidOperationException($"Source {unit.Name} was refused: {why}");
        }

        var bindings = unit.Slots.Select(slot => Binding(context, slot)).Where(b => index.Picture.OfSignal(b.SignalId) is null).ToList();
        if (bindings.Count > 0 && await bind.RunAsync(Caller.System, id, bindings, cancellationToken) is BindSignalsResult.Refused(var at, var wrong))
            throw new InvalidOperationException($"Binding {at} of {unit.Name} was refused: {wrong}");
    }

    static FieldValues Settings(SeedContext context, DeviceSpec device, UnitSpec unit) => new(
        ("host", "127.0.0.1"),
        ("port", Text(InstallationBook.Ports(context.Installation)[device.Name])),
        ("unit", Text(unit.Unit)),
        ("interval", "1000"));

    static NewBinding Binding(SeedContext context, RegisterSlot slot)
    {
        var signal = slot.Signal;
        var address = new FieldValues(
            ("address", slot.Text), ("dataType", slot.Register.Kind.ToString().ToLowerInvariant()), ("wordOrder", slot.Order.ToString()));
        return new(context.Ids.Signal(signal.Path), address)
        {
            Scale = slot.Register.Scale,
            Unit = signal.DeviceUnit,
            Rules = signal.Role is SignalRole.State ? s_onChange : RuleList.None,
            Limits = signal.Role is SignalRole.Setpoint ? Limits(signal.Model.At(context.Layout.InstalledUs)) : null,
        };
    }

    // A setpoint may be moved by a tenth either way, a fiftieth at a time.
    static WriteLimits Limits(double usual) => new(
        Math.Round(usual * 0.9), Math.Round(usual * 1.1), Math.Max(1, Math.Round(usual / 50)), TimeSpan.FromSeconds(30));

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

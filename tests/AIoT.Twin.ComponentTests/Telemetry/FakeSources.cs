using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Sources;

namespace AIoT.Twin.ComponentTests.Telemetry;

/// <summary>Sources as a test says they are.</summary>
sealed class FakeSources : ISourceQueries
{
    public List<SourceRow> Rows { get; } = [];

    public List<BindingRow> Bindings { get; } = [];

    public List<SignalTrust> Distrusted { get; } = [];

    public IReadOnlyList<ISourceDriver> Drivers { get; } = [new ModbusDriver(), new MqttDriver()];

    public IReadOnlyList<SourceRow> All(Caller by) => [.. Rows];

    public SourceRow? Find(Caller by, Guid source) => Rows.SingleOrDefault(r => r.Source.Id == source);

    public IReadOnlyList<BindingRow> BindingsOf(Caller by, Guid source) => [.. Bindings.Where(b => b.Binding.SourceId == source)];

    public BindingRow? Binding(Caller by, Guid binding) => Bindings.SingleOrDefault(b => b.Binding.Id == binding);

    public IReadOnlyList<SignalTrust> LeastTrusted(Caller by, int count) => [.. Distrusted.Take(count)];
}

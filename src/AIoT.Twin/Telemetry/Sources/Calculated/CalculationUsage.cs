using AIoT.Twin.Acquisition.Formulas;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.Telemetry.Sources.Calculated;

/// <summary>Tells Modelling which calculated signals rest on a signal; those that go with it are not mentioned.</summary>
sealed class CalculationUsage(SourceIndex index, ITwinTreeSource tree) : ITwinUsage
{
    public string Name => "calculations";

    public Task<IReadOnlyList<TwinUse>> OfAsync(IReadOnlySet<Guid> twins, IReadOnlySet<Guid> signals, CancellationToken cancellationToken)
    {
        var now = tree.Tree;
        return Task.FromResult<IReadOnlyList<TwinUse>>(
        [
            .. index.Picture.All.Where(s => s.Driver == CalculatedDriver.Key).SelectMany(s => index.Picture.BindingsOf(s.Id))
                .Where(b => !signals.Contains(b.SignalId) && FormulaReferences.Ids(b.Address.Text("formula")).Any(signals.Contains))
                .Select(b => now.Signal(b.SignalId)).OfType<SignalNode>()
                .Select(s => new TwinUse("calculation", now.Reference(s), "/calculated", UseSeverity.Stops)),
        ]);
    }
}

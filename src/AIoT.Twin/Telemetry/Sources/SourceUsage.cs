using AIoT.Twin.Modelling;

namespace AIoT.Twin.Telemetry.Sources;

/// <summary>Tells Modelling which sources belong to a twin and which signals are fed by one.</summary>
sealed class SourceUsage(SourceIndex index) : ITwinUsage
{
    public string Name => "sources";

    public Task<IReadOnlyList<TwinUse>> OfAsync(IReadOnlySet<Guid> twins, IReadOnlySet<Guid> signals, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<TwinUse>>(
        [
            .. index.Picture.All.Where(s => twins.Contains(s.TwinId)).Select(s => new TwinUse("source", s.Name, Link(s.Id), UseSeverity.Stops)),
            .. signals.Select(index.Picture.OfSignal).OfType<BindingInfo>().Select(b => b.SourceId).Distinct()
                .Select(id => index.Picture.Find(id)!).Select(s => new TwinUse("binding", s.Name, Link(s.Id), UseSeverity.Stops)),
        ]);

    static string Link(Guid source) => $"/sources/{source}";
}

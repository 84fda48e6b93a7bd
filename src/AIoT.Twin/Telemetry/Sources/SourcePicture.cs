using System.Collections.Frozen;

namespace AIoT.Twin.Telemetry.Sources;

/// <summary>All living sources and their bindings as of one version of the configuration.</summary>
sealed class SourcePicture(IReadOnlyCollection<SourceInfo> sources, IReadOnlyCollection<BindingInfo> bindings)
{
    public static SourcePicture Empty { get; } = new([], []);

    readonly FrozenDictionary<Guid, SourceInfo> _sources = sources.ToFrozenDictionary(s => s.Id);
    readonly FrozenDictionary<Guid, BindingInfo> _bySignal = bindings.ToFrozenDictionary(b => b.SignalId);
    readonly FrozenDictionary<Guid, BindingInfo> _byId = bindings.ToFrozenDictionary(b => b.Id);
    readonly ILookup<Guid, BindingInfo> _bySource = bindings.ToLookup(b => b.SourceId);

    public IEnumerable<SourceInfo> All => _sources.Values.OrderBy(s => s.Name, StringComparer.Ordinal);

    public SourceInfo? Find(Guid source) => _sources.GetValueOrDefault(source);

    public BindingInfo? Binding(Guid binding) => _byId.GetValueOrDefault(binding);

    public BindingInfo? OfSignal(Guid signal) => _bySignal.GetValueOrDefault(signal);

    public IEnumerable<BindingInfo> BindingsOf(Guid source) => _bySource[source];
}

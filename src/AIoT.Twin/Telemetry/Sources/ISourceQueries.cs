using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.DataQuality;
using AIoT.Twin.Telemetry.Historian.Clocks;
using AIoT.Twin.Telemetry.Sources.Clocks;

namespace AIoT.Twin.Telemetry.Sources;

/// <summary>A source with how it is doing; the status is null until it was begun.</summary>
public sealed record SourceRow(SourceInfo Source, SourceStatus? Status, int Bindings, string Place, bool IsSample, bool MayEdit, bool MayAllowWrites)
{
    /// <summary>How its times stand against this server's clock; null as long as none came.</summary>
    public ClockOffset? Clock { get; init; }
}

public enum Delivery { AsPolled, AtLeastOnce, ExactlyOnce }

/// <summary>A binding with its signal and the newest sample that came.</summary>
public sealed record BindingRow(BindingInfo Binding, SignalNode Signal, string Place, string AddressText, Delivery Delivery)
{
    public Sample? Latest { get; init; }

    public TimeSpan? Interval { get; init; }

    public bool IsStale { get; init; }
}

/// <summary>What people see of sources; everything is answered from memory and only as far as the caller may read.</summary>
public interface ISourceQueries
{
    IReadOnlyList<SourceRow> All(Caller by);

    SourceRow? Find(Caller by, Guid source);

    IReadOnlyList<BindingRow> BindingsOf(Caller by, Guid source);

    BindingRow? Binding(Caller by, Guid binding);

    /// <summary>The signals least to be trusted, worst first.</summary>
    IReadOnlyList<SignalTrust> LeastTrusted(Caller by, int count);

    IReadOnlyList<ISourceDriver> Drivers { get; }
}

/// <summary>Worst first: what is wrong and looks right, then what is not known, then what is known to be off.</summary>
public enum Distrust { Suspect, Faulty, Bad, Stale, NeverSeen, Uncertain, NotBound }

/// <summary>Why a signal is not to be trusted, and since when where that is known.</summary>
public sealed record SignalTrust(SignalNode Signal, string Place, Distrust Reason)
{
    public Sample? Latest { get; init; }

    public SourceInfo? Source { get; init; }

    public TimeSpan? Interval { get; init; }

    public SignalDoubt? Doubt { get; init; }

    /// <summary>The worst of what is held against it.</summary>
    public QualityReason? Why { get; init; }
}

sealed class SourceQueries(
    SourceIndex index, ITwinTreeSource tree, IAccess access, SourceSupervisor supervisor, Catalog<ISourceDriver> drivers, BindingRows rows, SignalHealth health,
    ProducerClocks clocks)
    : ISourceQueries
{
    public IReadOnlyList<ISourceDriver> Drivers => [.. drivers.All];

    public IReadOnlyList<SourceRow> All(Caller by) => [.. index.Picture.All.Select(s => Row(by, s)).OfType<SourceRow>()];

    public SourceRow? Find(Caller by, Guid source) => index.Picture.Find(source) is { } known ? Row(by, known) : null;

    SourceRow? Row(Caller by, SourceInfo source) => tree.Tree.Find(source.TwinId) is { } twin && access.May(by, Permission.SourcesRead, twin.Id)
        ? new SourceRow(
            source, supervisor.StatusOf(source.Id), index.Picture.BindingsOf(source.Id).Count(), tree.Tree.PathOf(twin.Id), twin.Sample,
            access.May(by, Permission.SourcesWrite, twin.Id), access.May(by, Permission.WritesAllow, twin.Id))
        {
            Clock = clocks.Of(SourceClockLimits.ProducerOf(source.Id)),
        }
        : null;

    public IReadOnlyList<BindingRow> BindingsOf(Caller by, Guid source) => Find(by, source) is { } row
        ?
        [
            .. index.Picture.BindingsOf(source).Select(b => rows.Of(row.Source, b)).OfType<BindingRow>()
                .OrderBy(b => b.Place, StringComparer.Ordinal).ThenBy(b => b.Signal.Name, StringComparer.Ordinal),
        ]
        : [];

    public BindingRow? Binding(Caller by, Guid binding) =>
        index.Picture.Binding(binding) is { } known && Find(by, known.SourceId) is { } row ? rows.Of(row.Source, known) : null;

    public IReadOnlyList<SignalTrust> LeastTrusted(Caller by, int count) => health.LeastTrusted(by, count);
}

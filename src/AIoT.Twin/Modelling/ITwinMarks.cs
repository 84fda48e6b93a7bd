using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;

namespace AIoT.Twin.Modelling;

/// <summary>One kind of thing that happens at twins, for the time axis of a trend; declared here, implemented by the modules that know of it.</summary>
public interface ITwinMarks : INamed
{
    /// <summary>What happened in [from, to) at any of the twins and the caller may know, those that matter most when there is more than the limit.</summary>
    Task<IReadOnlyList<TwinMark>> BetweenAsync(
        Caller by, IReadOnlyCollection<Guid> twins, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancellationToken);
}

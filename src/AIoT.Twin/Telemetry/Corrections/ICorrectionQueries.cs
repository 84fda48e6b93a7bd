using AIoT.Twin.Governance;

namespace AIoT.Twin.Telemetry.Corrections;

/// <summary>Which: of a signal, or of a twin and everything below it; else all. Below is where the page before ended.</summary>
public sealed record CorrectionFilter(Guid? Signal = null, Guid? Twin = null, long? Below = null, int Limit = 50);

/// <summary>Newest first; a page ends with a whole quarter of an hour, so it may be longer than asked for.</summary>
public sealed record CorrectionPage(IReadOnlyList<Correction> Items, long? Next);

/// <summary>What of history changed after it was first stored; as far as the caller may read the signals.</summary>
public interface ICorrectionQueries
{
    Task<CorrectionPage> ListAsync(Caller by, CorrectionFilter filter, CancellationToken cancellationToken);

    /// <summary>Times of a signal with more than one value, newest first; null where the caller may not read it.</summary>
    Task<RevisionPage?> RevisionsAsync(Caller by, Guid signal, long from, long to, int limit, CancellationToken cancellationToken);
}

using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Corrections;

namespace AIoT.Twin.ComponentTests.Telemetry;

/// <summary>Corrections as a test says they are.</summary>
sealed class FakeCorrections : ICorrectionQueries
{
    public List<Correction> Items { get; } = [];

    public long? Next { get; set; }

    public CorrectionFilter? Asked { get; private set; }

    public RevisionPage? Revisions { get; set; }

    public Task<CorrectionPage> ListAsync(Caller by, CorrectionFilter filter, CancellationToken cancellationToken)
    {
        Asked = filter;
        return Task.FromResult(new CorrectionPage(Items, Next));
    }

    public Task<RevisionPage?> RevisionsAsync(Caller by, Guid signal, long from, long to, int limit, CancellationToken cancellationToken) => Task.FromResult(Revisions);
}

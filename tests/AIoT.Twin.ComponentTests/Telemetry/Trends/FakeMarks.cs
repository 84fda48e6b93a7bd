using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.ComponentTests.Telemetry.Trends;

/// <summary>Stops as a test says them; it remembers of which twins they were asked.</summary>
sealed class FakeMarks : ITwinMarks
{
    public string Name => "stop";

    public List<TwinMark> Marks { get; } = [];

    public IReadOnlyCollection<Guid> Asked { get; set; } = [];

    public Task<IReadOnlyList<TwinMark>> BetweenAsync(Caller by, IReadOnlyCollection<Guid> twins, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancellationToken)
    {
        Asked = twins;
        return Task.FromResult<IReadOnlyList<TwinMark>>([.. Marks.Where(m => m.From >= from && m.From < to)]);
    }
}

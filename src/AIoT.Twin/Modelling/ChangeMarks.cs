using AIoT.Twin.Governance;

namespace AIoT.Twin.Modelling;

/// <summary>What people changed at twins, their signals, sources and models, as the audit has it.</summary>
sealed class ChangeMarks(IAuditQueries audit) : ITwinMarks
{
    // What changes how values come about; decisions about insights and who signed in do not.
    static readonly string[] s_about = ["twin", "signal", "binding", "source", "writes", "calendar", "model", "formula", "rule", "kpi"];

    public string Name => "change";

    public async Task<IReadOnlyList<TwinMark>> BetweenAsync(
        Caller by, IReadOnlyCollection<Guid> twins, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancellationToken)
    {
        var filter = new AuditFilter { Twins = twins, From = from, To = to, Refused = false };
        var rows = await audit.ListAsync(by, filter, null, limit * 2, cancellationToken);
        return [.. rows.Where(r => s_about.Any(a => r.Code.StartsWith(a, StringComparison.Ordinal))).Take(limit).Select(Mark)];
    }

    static TwinMark Mark(AuditRow row) => new("change", row.Twin, row.Code, row.Time, null, WithBy(row)) { Id = $"{row.Number}" };

    // Whoever did it is looked up by the page.
    static Dictionary<string, string> WithBy(AuditRow row) => new(row.Arguments) { ["by"] = row.By.Id.ToString() };
}

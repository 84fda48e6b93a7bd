using AIoT.Twin.Governance;
using AIoT.Twin.Web.Shell;

namespace AIoT.Twin.Web.Governance;

/// <summary>Audit records ready to be read by people: with today's names and as sentences.</summary>
public sealed class AuditList(IAuditQueries audit, IPrincipalQueries principals, AuditSentences sentences)
{
    readonly Dictionary<Guid, string> _names = [];

    public async Task<IReadOnlyList<AuditRow>> ListAsync(Caller caller, AuditFilter filter, long? below, int limit, CancellationToken cancellationToken)
    {
        var rows = await audit.ListAsync(caller, filter, below, limit, cancellationToken);
        var unknown = rows.SelectMany(AuditSentences.Mentioned).Where(id => !_names.ContainsKey(id)).Distinct().ToList();
        foreach (var (id, name) in await principals.NamesAsync(unknown, cancellationToken))
            _names[id] = name;
        return rows;
    }

    public Task<(AuditRow Row, IReadOnlyList<AuditDiff> Items)?> LeafAsync(Caller caller, long number, CancellationToken cancellationToken) =>
        audit.LeafAsync(caller, number, cancellationToken);

    public string? NameOf(Guid principal) => _names.GetValueOrDefault(principal);

    public string Sentence(AuditRow row) => sentences.Of(row, _names);
}

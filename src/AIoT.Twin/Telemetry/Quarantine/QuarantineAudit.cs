using System.Text.Json.Nodes;
using AIoT.Twin.Governance;

namespace AIoT.Twin.Telemetry.Quarantine;

/// <summary>How acts on samples that were set aside are remembered.</summary>
static class QuarantineAudit
{
    public static AuditEntry Entry(string code, QuarantinedFrom from, QuarantineSelection selection, int count) => new(
        code, from.Twin, ("why", selection.Group.Reason), ("count", $"{count}"),
        ("of", from.SignalName ?? from.SourceName ?? from.Producer ?? ""), ("signal", selection.Group.Signal?.ToString() ?? ""));

    public static JsonObject Before(QuarantineSelection selection, int count) => new()
    {
        ["group"] = selection.Group.ToString(),
        ["count"] = count,
        ["upTo"] = selection.UpTo,
        ["rows"] = selection.Rows is { } rows ? new JsonArray([.. rows.Select(r => (JsonNode)r)]) : null,
    };
}

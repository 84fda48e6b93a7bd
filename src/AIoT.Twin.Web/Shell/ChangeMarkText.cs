using System.Globalization;
using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Keys;
using AIoT.Twin.Modelling;
using AIoT.Twin.Web.Kit;

namespace AIoT.Twin.Web.Shell;

/// <summary>A change of the configuration as the audit says it, with who made it.</summary>
sealed class ChangeMarkText(AuditSentences sentences, Principals people) : IMarkText
{
    public string Name => "change";

    public string Of(TwinMark mark)
    {
        var row = new AuditRow(0, mark.From, default, mark.Code, mark.Twin, mark.Arguments, null, Refused: false, 0, "");
        var by = mark.Arguments.TryGetValue("by", out var id) && Guid.TryParse(id, out var person) ? people.NameOf(person) : null;
        var sentence = sentences.Of(row, new Dictionary<Guid, string>());
        return by is null ? sentence : $"{sentence} ({by})";
    }

    public string? LinkOf(TwinMark mark) => string.Create(CultureInfo.InvariantCulture, $"/audit?twin={mark.Twin}&from={mark.From.UtcDateTime:yyyy-MM-dd}");
}

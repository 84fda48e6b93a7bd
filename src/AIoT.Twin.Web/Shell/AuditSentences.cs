using AIoT.Twin.Governance;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Shell;

/// <summary>Audit records as sentences, each from the resource file of the module that wrote it; a code without one is put into plain words.</summary>
public sealed class AuditSentences(IStringLocalizerFactory factory)
{
    readonly IReadOnlyList<IStringLocalizer> _modules = ModuleTexts.All(factory);

    /// <summary>With people and keys by the names given, as records hold only their ids; without a name the id stays.</summary>
    public string Of(AuditRow row, IReadOnlyDictionary<Guid, string> names) => row.Arguments.Aggregate(
        Find($"Audit.{row.Code}") ?? InWords(row.Code),
        (text, argument) => text.Replace($"{{{argument.Key}}}", WordOf(argument.Key, argument.Value, names), StringComparison.Ordinal));

    /// <summary>Whom a record is about and who made it.</summary>
    public static IEnumerable<Guid> Mentioned(AuditRow row) =>
        row.Arguments.Where(a => a.Key is "person" or "principal" or "key").Select(a => Guid.TryParse(a.Value, out var id) ? id : Guid.Empty).Append(row.By.Id);

    string WordOf(string name, string value, IReadOnlyDictionary<Guid, string> names) => name switch
    {
        "person" or "principal" when Guid.TryParse(value, out var id) => names.GetValueOrDefault(id) ?? value,
        "permission" => Find($"Permission.{value}") ?? value,
        "role" => Find($"Role.{value}") ?? value,
        "action" or "outcome" or "code" => value.Replace('-', ' '),
        _ => value,
    };

    string? Find(string key) => _modules.Select(m => m[key]).FirstOrDefault(t => !t.ResourceNotFound)?.Value;

    static string InWords(string code) => code.Length == 0 ? code : $"{char.ToUpperInvariant(code[0])}{code[1..].Replace('-', ' ')}";
}

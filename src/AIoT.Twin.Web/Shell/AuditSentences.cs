using AIoT.Twin.Governance;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Shell;

/// <summary>Audit records as sentences, each from the resource file of the module that wrote it; a code without one is put into plain words.</summary>
public sealed class AuditSentences(IStringLocalizerFactory factory)
{
    readonly IReadOnlyList<IStringLocalizer> _modules =
    [
        .. typeof(AuditSentences).Assembly.GetTypes()
            .Where(t => t.Namespace?.StartsWith("AIoT.Twin.Web.", StringComparison.Ordinal) == true && t.Name.EndsWith("Text", StringComparison.Ordinal) && t is { IsClass: true, IsAbstract: false })
            .Select(factory.Create),
    ];

    public string Of(AuditRow row)
    {
        var found = _modules.Select(m => m[$"Audit.{row.Code}"]).FirstOrDefault(t => !t.ResourceNotFound);
        return row.Arguments.Aggregate(found?.Value ?? InWords(row.Code), (text, argument) => text.Replace($"{{{argument.Key}}}", argument.Value, StringComparison.Ordinal));
    }

    static string InWords(string code) => code.Length == 0 ? code : $"{char.ToUpperInvariant(code[0])}{code[1..].Replace('-', ' ')}";
}

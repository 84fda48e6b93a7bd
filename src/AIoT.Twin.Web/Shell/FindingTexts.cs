using System.Globalization;
using AIoT.Twin.Governance.Checks;
using AIoT.Twin.Web.Kit;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Shell;

/// <summary>Findings as sentences, and what to do about them, from the resource file of the module that looks.</summary>
public sealed class FindingTexts(IStringLocalizerFactory factory)
{
    readonly IReadOnlyList<IStringLocalizer> _modules = ModuleTexts.All(factory);

    public string Of(Finding finding) => Find($"Check.{finding.Code}", finding.Arguments) ?? finding.Code;

    /// <summary>The next step, where there is one to take.</summary>
    public string? NextOf(Finding finding) => Find($"Check.{finding.Code}.Next", finding.Arguments);

    /// <summary>The page to open, where there is one.</summary>
    public string? LinkOf(Finding finding) => Find($"Check.{finding.Code}.Link", finding.Arguments);

    string? Find(string key, IReadOnlyDictionary<string, string> arguments) =>
        _modules.Select(m => m[key]).FirstOrDefault(t => !t.ResourceNotFound)?.Value is { } text
            ? arguments.Aggregate(text, (filled, a) => filled.Replace($"{{{a.Key}}}", Word(a.Key, a.Value), StringComparison.Ordinal))
            : null;

    static string Word(string name, string value) =>
        name == "bytes" && long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) ? ByteText.Of(bytes)
        : name == "at" && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) ? $"{time:yyyy-MM-dd HH:mm} UTC"
        : value;
}

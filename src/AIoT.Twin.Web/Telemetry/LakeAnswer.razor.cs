using System.Globalization;
using AIoT.Twin.Telemetry.Lake;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>The rows of an answer; the first of them, since nobody reads thousands on a page and the file has them all.</summary>
public sealed partial class LakeAnswer(IStringLocalizer<LakeText> text) : ComponentBase
{
    const int Most = 200;

    IStringLocalizer<LakeText> Text => text;

    [Parameter, EditorRequired]
    public required LakeSqlResult.Answered Answer { get; set; }

    // As the database has them: this is data, not a figure.
    static string Shown(object? cell) => cell switch
    {
        null => "",
        double number => number.ToString("G10", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool yes => yes ? "true" : "false",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };
}

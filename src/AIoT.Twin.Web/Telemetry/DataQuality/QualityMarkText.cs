using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.DataQuality;
using AIoT.Twin.Web.Kit;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry.DataQuality;

/// <summary>For how long a sensor could not be trusted, on the time axis.</summary>
sealed class QualityMarkText(IStringLocalizer<DataQualityText> text) : IMarkText
{
    public string Name => "quality";

    public string Of(TwinMark mark)
    {
        var kind = Enum.TryParse<QualityKind>(mark.Code, out var known) ? text[$"Kind.{known}"].Value : mark.Code;
        return text["Mark.Said", mark.Arguments.GetValueOrDefault("signal", ""), kind];
    }

    public string? LinkOf(TwinMark mark) => mark.Signal is { } signal ? $"/quality/signals/{signal}" : null;
}

using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.DataQuality;

/// <summary>How many of its hundred points a signal loses while something is held against it; of several the worst counts.</summary>
public static class HealthPoints
{
    /// <summary>With so many points or fewer a signal cannot be trusted.</summary>
    public const int Trusted = 50;

    public static int LossOf(QualityReason reason) => reason.Kind switch
    {
        QualityKind.Gap or QualityKind.Stuck => 100,
        QualityKind.Suspect => 80,
        QualityKind.Flat or QualityKind.OutOfRange or QualityKind.Saturated => 60,
        QualityKind.Codes => SampleStatus.QualityOf(reason.Status) is Quality.Bad ? 100 : 40,
        QualityKind.Rate or QualityKind.Clock => 30,
        _ => 0,
    };
}

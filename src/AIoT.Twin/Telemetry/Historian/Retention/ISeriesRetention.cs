namespace AIoT.Twin.Telemetry.Historian.Retention;

/// <summary>Says for how long what is kept; configured elsewhere.</summary>
interface ISeriesRetention
{
    /// <summary>The class a signal's next series belongs to; null while that is not known, and for signals nobody knows.</summary>
    short? ClassOf(Guid signal);

    /// <summary>All classes; none while they are not known, so that nothing is given back by mistake.</summary>
    IReadOnlyList<KeptClass> Classes { get; }
}

using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry;

namespace AIoT.Twin.Outcomes.Kinds;

/// <summary>Names the inputs nobody hears from.</summary>
static class Silence
{
    /// <summary>Null when the signal has spoken since <paramref name="from"/>.</summary>
    public static async Task<KpiNote?> OfAsync(ITelemetryQueries telemetry, SignalNode signal, long from, long now,
        CancellationToken cancellationToken)
    {
        var last = await telemetry.LastBeforeAsync(signal.Id, now + 1, cancellationToken);
        if (last is { } heard && heard.TimeUs >= from && heard.Quality is not Quality.Bad)
            return null;

        return last is { } spoke
            ? new(KpiNote.Silent, ("signal", signal.Id.ToString()), ("since", spoke.TimeUs.ToString(CultureInfo.InvariantCulture)))
            : new(KpiNote.Silent, ("signal", signal.Id.ToString()));
    }
}

using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry;
using AIoT.Twin.Telemetry.Calendars;

namespace AIoT.Twin.Outcomes.Kinds;

/// <summary>
/// Reads a machine's states as pieces of time without gaps. A state holds until the next sample, but not longer than a machine
/// may be silent; after that, and where the quality is bad, it is unknown.
/// </summary>
sealed class StateHistory(ITelemetryQueries telemetry)
{
    const int Page = 50_000;

    public async Task<IReadOnlyList<StateSpan>> ReadAsync(
        SignalNode signal, Span within, TimeSpan longestSilence, CancellationToken cancellationToken)
    {
        var spans = new List<StateSpan>();
        var silence = (long)longestSilence.TotalMicroseconds;
        var at = await telemetry.LastBeforeAsync(signal.Id, within.From, cancellationToken);
        var from = within.From;
        await foreach (var sample in SamplesAsync(signal.Id, within, cancellationToken))
        {
            Hold(spans, signal.Kind, at, new(from, sample.TimeUs), silence);
            (at, from) = (sample, sample.TimeUs);
        }

        Hold(spans, signal.Kind, at, new(from, within.To), silence);
        return spans;
    }

    async IAsyncEnumerable<Sample> SamplesAsync(
        Guid signal, Span within, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var from = within.From; from < within.To;)
        {
            var page = await telemetry.SamplesAsync(signal, from, within.To, Page, cancellationToken);
            foreach (var sample in page)
                yield return sample;
            from = page.Count < Page ? within.To : page[^1].TimeUs + 1;
        }
    }

    static void Hold(List<StateSpan> spans, ValueKind kind, Sample? at, Span span, long silence)
    {
        var believed = at is { } sample ? Math.Clamp(sample.TimeUs + silence, span.From, span.To) : span.From;
        Add(spans, new(new(span.From, believed), at is { } known ? StateOf(known, kind) : MachineState.Unknown));
        Add(spans, new(span with { From = believed }, MachineState.Unknown));
    }

    static void Add(List<StateSpan> spans, StateSpan next)
    {
        if (next.Span.Length <= 0)
            return;
        if (spans.Count > 0 && spans[^1].State == next.State)
            spans[^1] = new(spans[^1].Span with { To = next.Span.To }, next.State);
        else
            spans.Add(next);
    }

    static MachineState StateOf(Sample sample, ValueKind kind)
    {
        if (sample.Quality is Quality.Bad)
            return MachineState.Unknown;
        var number = kind is ValueKind.Double ? sample.Value : sample.Bits;
        return number >= 0 && number <= (double)MachineState.NoOrder && number == Math.Floor(number)
            ? (MachineState)(byte)number
            : MachineState.Unknown;
    }
}

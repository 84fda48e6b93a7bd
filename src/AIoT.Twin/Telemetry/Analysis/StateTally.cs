using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Analysis;

/// <summary>Adds up how long each state was held, reading by reading in time order, from the one held before the span on.</summary>
sealed class StateTally(HeldValue held, long from, long to, long now)
{
    readonly Dictionary<(long Bits, string? Text), (long TimeUs, long Entries)> _states = [];
    (long Bits, string? Text)? _lastKnown;
    Sample? _before;
    (long Bits, string? Text)? _state;
    long _known;

    public void Add(in Sample sample, IReadOnlyList<string> texts)
    {
        if (_before is { } before)
            Hold(before.TimeUs, sample.TimeUs);
        _before = sample;
        _state = StateOf(sample, texts);
        if (_state is not { } state)
            return;
        if (sample.TimeUs >= from && _lastKnown != state)
            Count(state, 0, 1);
        _lastKnown = state;
    }

    public StateDurations Finish()
    {
        if (_before is { } last)
            Hold(last.TimeUs, null);
        var states = _states.Select(s => new StateTime(s.Key.Bits, s.Key.Text, s.Value.TimeUs, s.Value.Entries))
            .OrderByDescending(s => s.TimeUs).ThenBy(s => s.Bits).ThenBy(s => s.Text, StringComparer.Ordinal);
        return new StateDurations(held.Kind, from, to, [.. states], to - from - _known);
    }

    void Hold(long since, long? next)
    {
        var time = Math.Min(held.Until(since, next, now), to) - Math.Max(since, from);
        if (_state is not { } state || time <= 0)
            return;
        _known += time;
        Count(state, time, 0);
    }

    void Count((long Bits, string? Text) state, long time, long entries)
    {
        var known = _states.GetValueOrDefault(state);
        _states[state] = (known.TimeUs + time, known.Entries + entries);
    }

    (long Bits, string? Text)? StateOf(in Sample sample, IReadOnlyList<string> texts)
    {
        if (held.Kind is ValueKind.Text)
            return sample.Status < SampleStatus.Bad && sample.Bits >= 0 && sample.Bits < texts.Count ? (0, texts[(int)sample.Bits]) : null;
        if (!held.IsUsed(sample, out var number))
            return null;
        // 0 and -0 are one state.
        return (held.Kind is ValueKind.Double && number == 0 ? 0 : sample.Bits, null);
    }
}

using AIoT.Twin.Modelling;
using AIoT.Twin.ModelOps.Drift;

namespace AIoT.Twin.ModelOps.Watching;

/// <summary>
/// Which of the verdicts holds for a signal. Suspect is a sensor only when something that measures the same contradicts it, or when
/// it stands still while its machine moves; when the rest of the machine moved with it, its behaviour changed.
/// </summary>
sealed class Verdicts(TwinTree tree, IReadOnlyDictionary<Guid, SignalState> states)
{
    const int Moving = 5;

    public Judgement? Of(SignalNode signal, long step)
    {
        if (!states.TryGetValue(signal.Id, out var state))
            return null;
        if (Neighbourhood.CanBeSuspect(signal))
        {
            if (StuckOf(signal, state, step) is { } stuck)
                return stuck;
            if (ApartOf(signal, state) is { } apart)
                return apart;
        }

        return state.Own is { Lasts: true, Departed: { } departed } ? Judgement.Changed(departed) : null;
    }

    Judgement? StuckOf(SignalNode signal, SignalState state, long step)
    {
        var run = state.Stuck.Run;
        var sisters = MovingOf(Neighbourhood.SistersOf(tree, signal));
        if (state.Stuck.NeverMoved)
            return sisters.Count > 0 && run.Steps * step >= Pace.Day / 2 ? Judgement.Stuck(state, step, sisters) : null;
        if (!state.Stuck.IsFarLongerThanUsual)
            return null;
        // Zero is what a resting machine shows; only a sister that moves says that it should not.
        var companions = Neighbourhood.CompanionsOf(tree, signal);
        var moving = run.Value == 0 ? sisters : [.. sisters.Union(MovingOf(companions))];
        var alone = companions.Count == 0 && run.Value != 0 && run.Steps * step >= Pace.Day;
        return moving.Count > 0 || alone ? Judgement.Stuck(state, step, moving) : null;
    }

    List<Guid> MovingOf(IEnumerable<SignalNode> signals) =>
        [.. signals.Where(s => states.TryGetValue(s.Id, out var o) && o.Stuck is { UsuallyMoves: true, Run.Steps: < Moving }).Select(s => s.Id)];

    Judgement? ApartOf(SignalNode signal, SignalState state)
    {
        var disagreeing = Disagreeing(state);
        if (2 * disagreeing.Count <= state.Sisters.Count || !disagreeing.All(sister => IsWorse(state, sister.Signal)))
            return null;
        var apart = Judgement.Apart(state, disagreeing);
        return MachineMoved(signal, state, apart) ? null : apart;
    }

    static List<Sister> Disagreeing(SignalState state) =>
        [.. state.Sisters.Where(s => s.Apart is { Lasts: true, Departed.Kind: ShiftKind.Level })];

    // Of two that disagree, the one that more sisters contradict is wrong; between equals, the one that left its own usual range.
    bool IsWorse(SignalState state, Guid sister)
    {
        if (!states.TryGetValue(sister, out var other))
            return true;
        var (own, others) = (Share(state), Share(other));
        return own > others || (own == others && HasLeft(state) && !HasLeft(other));
    }

    static double Share(SignalState state) => state.Sisters.Count == 0 ? 0 : (double)Disagreeing(state).Count / state.Sisters.Count;

    static bool HasLeft(SignalState state) => state.Own is { Lasts: true, Departed.Kind: ShiftKind.Level };

    bool MachineMoved(SignalNode signal, SignalState state, Judgement apart)
    {
        var sisters = state.Sisters.Select(s => s.Signal).ToHashSet();
        return Neighbourhood.CompanionsOf(tree, signal)
            .Where(c => c.Unit != signal.Unit && !sisters.Contains(c.Id))
            .Any(c => states.TryGetValue(c.Id, out var other) && HasLeft(other) && Overlaps(other.Own.Departed!, apart));
    }

    static bool Overlaps(Departure one, Judgement other) =>
        one.Earliest <= other.Latest + Pace.Day && other.Earliest <= one.Latest + Pace.Day;
}

using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.Telemetry.Trends;

/// <summary>When machines stood still and in which state, from their state signals.</summary>
sealed class StopMarks(ITwinTreeSource tree, IAccess access, IStateHistory states) : ITwinMarks
{
    public string Name => "stop";

    public async Task<IReadOnlyList<TwinMark>> BetweenAsync(
        Caller by, IReadOnlyCollection<Guid> twins, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancellationToken)
    {
        var marks = new List<TwinMark>();
        foreach (var twin in twins.Where(t => access.May(by, Permission.TelemetryRead, t)))
        {
            foreach (var signal in tree.Tree.SignalsOf(twin).Where(s => s.Kind is ValueKind.State))
            {
                var spans = await states.SpansAsync(signal.Id, from.ToMicroseconds(), to.ToMicroseconds(), cancellationToken);
                marks.AddRange(spans.Where(IsStop).Select(s => Mark(signal, s)));
            }
        }

        // The longest when there are more: they are what one sees of a long span.
        return [.. marks.OrderByDescending(m => m.To - m.From).Take(limit)];
    }

    static bool IsStop(StateSpan span) => !span.Several && span.State is { } state && (MachineState)state is not (MachineState.Running or MachineState.Unknown);

    static TwinMark Mark(SignalNode signal, StateSpan span)
    {
        var state = (MachineState)span.State!.Value;
        return new("stop", signal.TwinId, state.ToString(), span.From.ToTime(), span.To.ToTime(), new Dictionary<string, string>()) { Signal = signal.Id };
    }
}

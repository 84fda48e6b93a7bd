using AIoT.Twin.Governance;

namespace AIoT.Twin.Telemetry.Sinks;

/// <summary>What became of a change to a sink.</summary>
public abstract record SinkResult
{
    public sealed record Done(Guid Id, int Version) : SinkResult;

    public sealed record Refused(Refusal Why) : SinkResult;

    public static implicit operator SinkResult(Refusal why) => new Refused(why);
}

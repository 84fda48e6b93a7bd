using AIoT.Twin.Governance;

namespace AIoT.Twin.Telemetry.Storage;

public abstract record RetentionResult
{
    public sealed record Done(short Id, int Version) : RetentionResult;

    public sealed record Refused(Refusal Why) : RetentionResult;

    public static implicit operator RetentionResult(Refusal why) => new Refused(why);
}

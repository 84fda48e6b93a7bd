using AIoT.Twin.Governance;

namespace AIoT.Twin.Modelling;

/// <summary>What became of a change to one twin, signal or relationship.</summary>
public abstract record TwinResult
{
    public sealed record Done(Guid Id, int Version) : TwinResult;

    public sealed record Refused(Refusal Why) : TwinResult;

    public static implicit operator TwinResult(Refusal why) => new Refused(why);
}

using AIoT.Twin.Governance;

namespace AIoT.Twin.Telemetry.Quarantine;

/// <summary>What became of samples that were tried again; those not sent stay set aside, those refused again are set aside anew.</summary>
public sealed record QuarantineOutcome(int Stored, int Duplicates, int Revised)
{
    public IReadOnlyDictionary<string, int> RefusedAgain { get; init; } = new Dictionary<string, int>();

    public IReadOnlyDictionary<string, int> NotSent { get; init; } = new Dictionary<string, int>();
}

/// <summary>A sample as it would be stored.</summary>
public sealed record QuarantineExample(DateTimeOffset WasTime, string? Was, DateTimeOffset Time, string? Value, string Unit);

/// <summary>What would be sent, and why the others would not.</summary>
public sealed record QuarantinePreview(int Sent, IReadOnlyDictionary<string, int> NotSent, IReadOnlyList<QuarantineExample> Examples);

public abstract record QuarantineResult
{
    public sealed record Previewed(QuarantinePreview Preview) : QuarantineResult;

    public sealed record Retried(QuarantineOutcome Outcome) : QuarantineResult;

    public sealed record Discarded(int Rows) : QuarantineResult;

    public sealed record Refused(Refusal Why) : QuarantineResult;

    public static implicit operator QuarantineResult(Refusal why) => new Refused(why);
}

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>Leave to send one value once, now. Made here only, by passing every check.</summary>
public sealed class WritePermit
{
    static readonly TimeSpan s_life = TimeSpan.FromSeconds(2);

    readonly DateTimeOffset _until;
    int _used;

    WritePermit(FieldValues address, double rawValue, DateTimeOffset now)
    {
        Address = address;
        RawValue = rawValue;
        _until = now + s_life;
    }

    public FieldValues Address { get; }

    /// <summary>As the device holds it: unit, scale and offset undone.</summary>
    public double RawValue { get; }

    /// <summary>True once, and only shortly after the checks: what cannot be sent now is never sent.</summary>
    public bool TryUse(DateTimeOffset now) => now <= _until && Interlocked.Exchange(ref _used, 1) == 0;

    internal static (WritePermit? Permit, WriteOutcome.Refused? Refusal) For(
        WriteRules rules, WriteRequest request, Sample? latest, DateTimeOffset? lastWrite, DateTimeOffset now)
    {
        var refusal = RefusalBySource(rules) ?? RefusalByState(rules, request, latest, now)
            ?? RefusalByLimits(rules.Limits!, request, Number(request, latest!.Value), lastWrite, now);
        return refusal is null ? (new WritePermit(request.Binding.Address, Raw(request), now), null) : (null, refusal);
    }

    static WriteOutcome.Refused? RefusalBySource(WriteRules rules) => rules switch
    {
        { IsSample: false } => new("writes-not-available"),
        { AreWritesAllowed: false } => new("writes-not-allowed"),
        { Limits: null } => new("signal-not-writable"),
        _ => null,
    };

    static WriteOutcome.Refused? RefusalByState(WriteRules rules, WriteRequest request, Sample? latest, DateTimeOffset now)
    {
        if (latest is not { } sample || now - sample.Time > rules.StaleAfter)
            return new("value-stale");
        if (sample.Quality != Quality.Good)
            return new("value-not-good", ("quality", sample.Quality.ToString()));
        return Number(request, sample).Equals(request.SeenValue)
            ? null
            : new("value-changed", ("seen", WriteNumbers.Text(request.SeenValue)), ("now", WriteNumbers.Text(Number(request, sample))));
    }

    static WriteOutcome.Refused? RefusalByLimits(
        WriteLimits limits, WriteRequest request, double current, DateTimeOffset? lastWrite, DateTimeOffset now)
    {
        if (!double.IsFinite(request.NewValue))
            return new("value-not-a-number");
        if (request.NewValue < limits.Least || request.NewValue > limits.Most)
            return new("value-out-of-limits", ("least", WriteNumbers.Text(limits.Least)), ("most", WriteNumbers.Text(limits.Most)));
        if (Math.Abs(request.NewValue - current) > limits.LargestStep)
            return new("step-too-large", ("largest", WriteNumbers.Text(limits.LargestStep)), ("now", WriteNumbers.Text(current)));
        return now - lastWrite < limits.ShortestInterval
            ? new("too-soon", ("seconds", WriteNumbers.Text(limits.ShortestInterval.TotalSeconds)))
            : null;
    }

    static double Number(WriteRequest request, Sample sample) =>
        request.Binding.Kind == ValueKind.Double ? sample.Value : sample.Bits;

    static double Raw(WriteRequest request) => request.Binding.Rules.ToDevice(request.NewValue);
}

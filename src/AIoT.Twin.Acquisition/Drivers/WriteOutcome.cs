namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>What became of a value that was sent.</summary>
public abstract record WriteOutcome
{
    /// <summary>The device has answered, and this is what it holds now.</summary>
    public sealed record Written(double ReadBack) : WriteOutcome;

    /// <summary>Not permitted; nothing was sent.</summary>
    public sealed record Refused(string Code, params IReadOnlyList<(string Name, string Value)> Arguments) : WriteOutcome;

    /// <summary>Sent or tried; whether the device took it is unknown when <paramref name="Uncertain"/>.</summary>
    public sealed record Failed(SourceFailure Failure, bool Uncertain) : WriteOutcome;
}

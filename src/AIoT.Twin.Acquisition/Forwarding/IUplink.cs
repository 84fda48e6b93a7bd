namespace AIoT.Twin.Acquisition.Forwarding;

public abstract record UplinkAnswer
{
    /// <summary>The server has it, from now or from an earlier attempt.</summary>
    public sealed record Stored : UplinkAnswer;

    /// <summary>The server understood it and will never take it.</summary>
    public sealed record Refused(string Code) : UplinkAnswer;

    /// <summary>The server knows a newer epoch of this outbox, as after a clock that was wrong; under a newer one still it takes the batch.</summary>
    public sealed record Outdated(int Newest) : UplinkAnswer;

    /// <summary>Nobody knows whether the server has it; sending it again is safe.</summary>
    public sealed record Unreachable(string Reason) : UplinkAnswer;
}

/// <summary>The link to the server.</summary>
public interface IUplink
{
    Task<UplinkAnswer> SendAsync(int epoch, WaitingBatch batch, CancellationToken cancellationToken);
}

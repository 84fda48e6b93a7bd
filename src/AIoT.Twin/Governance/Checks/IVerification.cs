using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Governance.Checks;

/// <summary>A record that does not hold: which one, and what is wrong with it.</summary>
public sealed record Fault(string Record, string Code);

/// <summary>How much was read and what of it does not hold; at most the first hundred faults are named.</summary>
public sealed record Verification(long Records, long Faulty, IReadOnlyList<Fault> Faults)
{
    public const int Named = 100;
}

/// <summary>Reads one kind of stored data from beginning to end and recomputes what can be recomputed.</summary>
public interface IVerification : INamed
{
    Task<Verification> RunAsync(CancellationToken cancellationToken);
}

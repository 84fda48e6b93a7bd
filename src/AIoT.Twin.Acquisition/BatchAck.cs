namespace AIoT.Twin.Acquisition;

/// <summary>Told once what became of a batch; a pooled batch returns its memory here.</summary>
public abstract class BatchAck
{
    /// <summary>For producers that do not wait for the answer.</summary>
    public static BatchAck None { get; } = new Silent();

    /// <summary>Called after COMMIT, never before.</summary>
    public abstract void Accepted(BatchReceipt receipt);

    public abstract void Refused(BatchRefusal refusal);

    sealed class Silent : BatchAck
    {
        public override void Accepted(BatchReceipt receipt)
        {
        }

        public override void Refused(BatchRefusal refusal)
        {
        }
    }
}

public sealed record BatchReceipt(int Stored, int Duplicates, int Revised, IReadOnlyList<QuarantinedSample> Quarantined, bool Duplicate);

/// <summary>A sample set aside, by its index in the batch and the code of the reason.</summary>
public sealed record QuarantinedSample(int Index, string Reason);

/// <summary>Why a batch was refused whole: stale-epoch, batch-conflict, unknown-series, too-large, storage-failed, standing-by, shutting-down.</summary>
public sealed record BatchRefusal(string Code, string? Detail = null);

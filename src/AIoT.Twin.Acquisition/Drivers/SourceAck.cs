namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>Counts what became of a batch before its driver hears of it.</summary>
sealed class SourceAck(SourceReport report, ReadOnlyMemory<Sample> samples, BatchAck driver) : BatchAck
{
    public override void Accepted(BatchReceipt receipt)
    {
        // What the driver itself found unfit stands behind the samples and was counted when it was read.
        report.Stored(samples.Span, receipt with { Quarantined = [.. receipt.Quarantined.Where(q => q.Index < samples.Length)] });
        driver.Accepted(receipt);
    }

    public override void Refused(BatchRefusal refusal)
    {
        report.Dropped(refusal.Code, samples.Length, refusal.Detail ?? "");
        driver.Refused(refusal);
    }
}

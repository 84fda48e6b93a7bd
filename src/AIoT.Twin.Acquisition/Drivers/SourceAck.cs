namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>Counts what became of a batch before its driver hears of it.</summary>
sealed class SourceAck(SourceReport report, ReadOnlyMemory<Sample> samples, BatchAck driver) : BatchAck
{
    public override void Accepted(BatchReceipt receipt)
    {
        report.Stored(samples.Span, receipt);
        driver.Accepted(receipt);
    }

    public override void Refused(BatchRefusal refusal)
    {
        report.Dropped(refusal.Code, samples.Length, refusal.Detail ?? "");
        driver.Refused(refusal);
    }
}

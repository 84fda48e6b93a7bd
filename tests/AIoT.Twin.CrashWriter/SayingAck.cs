using System.Collections.Concurrent;
using AIoT.Twin.Acquisition;

namespace AIoT.Twin.CrashWriter;

/// <summary>Says aloud that a batch is acknowledged; that is all its producer will ever know.</summary>
sealed class SayingAck(int producer, long number, SemaphoreSlim window, ConcurrentQueue<long>? again) : BatchAck
{
    public override void Accepted(BatchReceipt receipt)
    {
        var odd = receipt.Duplicates + receipt.Revised + receipt.Quarantined.Count > 0;
        // Some first answers are lost on their way: the producer asks again in its next life.
        if (odd || receipt.Duplicate || number % 11 != 3)
            Say.Line(odd ? "odd" : receipt.Duplicate ? "again" : "ack", producer, number);
        window.Release();
    }

    public override void Refused(BatchRefusal refusal)
    {
        Say.Line(again is null ? $"refused-{refusal.Code}" : "refused", producer, number);
        again?.Enqueue(number);
        window.Release();
    }
}

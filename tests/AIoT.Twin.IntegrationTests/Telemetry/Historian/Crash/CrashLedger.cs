using System.Globalization;
using AIoT.Twin.CrashWriter;

namespace AIoT.Twin.IntegrationTests.Telemetry.Historian.Crash;

/// <summary>What the producers know after each death: what they sent, and what of it was acknowledged.</summary>
sealed class CrashLedger
{
    readonly HashSet<long>[] _acknowledged = [.. Enumerable.Range(0, CrashBatches.Producers).Select(_ => new HashSet<long>())];
    readonly long[] _sent = new long[CrashBatches.Producers];

    public int Acknowledged => _acknowledged.Sum(a => a.Count);

    /// <summary>Batches that were stored by a process which died before it could say so, and were sent again.</summary>
    public int Repeated { get; private set; }

    /// <summary>How often a batch was refused because nothing could be stored, and sent again.</summary>
    public int Refused { get; private set; }

    public bool IsAcknowledged(int producer, long number) => _acknowledged[producer].Contains(number);

    public IEnumerable<long> Sent(int producer) => Enumerable.Range(1, (int)_sent[producer]).Select(n => (long)n);

    /// <summary>Where a producer goes on: its first number without an answer, and those behind it that have one.</summary>
    public string ProgressOf(int producer)
    {
        var from = 1L;
        while (IsAcknowledged(producer, from))
            from++;
        return string.Create(CultureInfo.InvariantCulture, $"{from}/{string.Join(',', _acknowledged[producer].Where(n => n > from))}");
    }

    public void Read(string line)
    {
        if (line.Split(' ') is not [var what, var producer, var number, "."])
            return;
        var (id, n) = (int.Parse(producer, CultureInfo.InvariantCulture), long.Parse(number, CultureInfo.InvariantCulture));
        switch (what)
        {
            case "sent":
                _sent[id] = Math.Max(_sent[id], n);
                break;
            case "ack":
                Assert.True(_acknowledged[id].Add(n), $"Acknowledged as new a second time: {line}");
                break;
            case "refused":
                Refused++;
                break;
            case "again":
                _acknowledged[id].Add(n);
                Repeated++;
                break;
            default:
                Assert.Fail($"What was sent for the first time was answered: {line}");
                break;
        }
    }
}

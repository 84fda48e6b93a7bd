using AIoT.Twin.Acquisition;

namespace AIoT.Twin.CrashWriter;

/// <summary>What each producer sends under each number: the same for the process that is killed and for the test that compares.</summary>
static class CrashBatches
{
    public const int Producers = 3;

    const int SamplesOfSeries = 20;

    const long Start = 1_704_067_200_000_000, Minute = 60_000_000;

    public static IReadOnlyList<ValueKind> Kinds { get; } =
        [ValueKind.Double, ValueKind.Double, ValueKind.Double, ValueKind.Integer, ValueKind.State, ValueKind.Text];

    public static string NameOf(int producer) => $"producer {producer}";

    public static Guid SignalOf(int producer, int series) => new((producer * 100) + series + 1, 0, 0, new byte[8]);

    /// <summary>The batch of a number; the handles are those of the producer's series.</summary>
    public static SampleBatch Of(int producer, long number, IReadOnlyList<int> handles, BatchAck ack)
    {
        // A batch with texts takes another way through the intake than one without.
        var withTexts = number % 4 == 0;
        var samples = new List<Sample>();
        for (var i = 0; i < SamplesOfSeries; i++)
        {
            for (var series = 0; series < Kinds.Count; series++)
            {
                if (withTexts || Kinds[series] != ValueKind.Text)
                    samples.Add(One(producer, number, series, i, handles[series]));
            }
        }

        return new SampleBatch(NameOf(producer), 1, number, samples.ToArray(), ack) { Strings = withTexts ? Texts(number) : [] };
    }

    public static string[] Texts(long number) => ["running", "own fault", "läuft leer", $"order {number}"];

    static Sample One(int producer, long number, int series, int i, int handle)
    {
        var any = Mixed((ulong)((number << 20) + (producer << 12) + (series << 8) + i));
        var time = Start + (((SlotOf(number) * SamplesOfSeries) + i) * Minute) + (series == 1 ? (long)(any % 1_000_000) : 0);
        var status = series == 2 ? (ushort)(any >> 48) : any % 97 == 0 ? SampleStatus.BadTimeout : SampleStatus.Good;
        var bits = series switch
        {
            0 => BitConverter.DoubleToInt64Bits(((long)(any % 2000) - 1000) / 10.0),
            1 => BitConverter.DoubleToInt64Bits(any / 3.0),
            2 => Odd(any),
            3 => (long)any >> (int)(any % 64),
            4 => (long)(any % 8),
            _ => (long)(any % 4),
        };
        return new Sample(handle, status, time, bits);
    }

    static long Odd(ulong any) => (any % 5) switch
    {
        0 => BitConverter.DoubleToInt64Bits(-0.0),
        1 => (long)(0x7FF8_0000_0000_0000 | (any >> 14)),
        2 => (long)(any >> 13),
        _ => (long)any,
    };

    // Some batches come late: their times lie among those that were sent before, near or far back, and may be in chunks already.
    static long SlotOf(long number)
    {
        var near = (number >> 4) % 5 == 2 ? number ^ 9 : number;
        return (near >> 7) % 4 == 1 ? near ^ 0x70 : near;
    }

    static ulong Mixed(ulong value)
    {
        value = (value + 0x9E3779B97F4A7C15) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 30)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}

using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;

namespace AIoT.Twin.Benchmarks;

/// <summary>The codec alone, one core, from and to memory.</summary>
static class CodecBench
{
    const int Series = 1000, Ticks = 1024;

    public static void Run()
    {
        var samples = MixedSamples.Make(Series, Ticks, 1_700_000_000_000_000, 1);
        var bySeries = new Sample[Series][];
        for (var i = 0; i < Series; i++)
            bySeries[i] = [.. Enumerable.Range(0, Ticks).Select(tick => samples[(tick * Series) + i])];
        var journal = new JournalEncoder();
        var stored = new List<byte[]>();
        for (var round = 0; round < 12; round++)
        {
            Time("journal encode", () =>
            {
                long bytes = 0;
                for (var at = 0; at < samples.Length; at += 10_000)
                    bytes += journal.Encode(samples.AsSpan(at, Math.Min(10_000, samples.Length - at)), handle => handle, []).Length;
                return bytes;
            });
            Time("chunk encode", () =>
            {
                stored.Clear();
                foreach (var one in bySeries)
                {
                    var blocks = one.Chunk(BlockCodec.MaxSamples).Select(b => BlockCodec.Encode(ValueKind.Double, b)).ToArray();
                    stored.Add(ChunkCodec.Encode(ValueKind.Double, blocks, []));
                    stored.Add(SummaryCodec.Encode(blocks));
                }

                return stored.Sum(s => s.Length);
            });
            Time("chunk decode", () => Decode(stored));
        }
    }

    static long Decode(List<byte[]> stored)
    {
        var block = new SampleBlock();
        long count = 0;
        for (var i = 0; i < stored.Count; i += 2)
        {
            var reader = new ChunkReader(stored[i]);
            for (var b = 0; b < reader.Blocks; b++)
            {
                reader.Decode(b, block);
                count += block.Count;
            }
        }

        return count;
    }

    static void Time(string what, Func<long> run)
    {
        var before = Environment.CpuUsage.UserTime;
        var result = run();
        var perSample = (Environment.CpuUsage.UserTime - before).TotalMicroseconds / (Series * Ticks);
        Console.WriteLine($"{what,-16} {perSample * 1000,6:f1} ns a sample, {(double)result / (Series * Ticks):f3}");
    }
}

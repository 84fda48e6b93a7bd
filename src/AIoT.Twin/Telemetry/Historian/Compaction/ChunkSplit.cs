using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;
using AIoT.Twin.Telemetry.Historian.Store;

namespace AIoT.Twin.Telemetry.Historian.Compaction;

/// <summary>Cuts what is flushed into chunks: never across a month, otherwise of about equal size around 1,024 samples.</summary>
static class ChunkSplit
{
    public const int Target = 1024;

    /// <summary>From here on a chunk is left as it is; a smaller last one is replaced when more comes.</summary>
    public const int Full = 768;

    const int BlocksPerChunk = Target / BlockCodec.MaxSamples;

    public static IEnumerable<ArraySegment<EncodedBlock>> Blocks(EncodedBlock[] blocks)
    {
        for (var at = 0; at < blocks.Length;)
        {
            var end = at;
            for (var month = Month.EndOf(blocks[at].Summary.From); end < blocks.Length && blocks[end].Summary.From < month;)
                end++;
            foreach (var (start, length) in Even(end - at, BlocksPerChunk))
                yield return new ArraySegment<EncodedBlock>(blocks, at + start, length);
            at = end;
        }
    }

    public static IEnumerable<List<Sample>> Samples(List<Sample> samples)
    {
        for (var at = 0; at < samples.Count;)
        {
            var end = at;
            for (var month = Month.EndOf(samples[at].TimeUs); end < samples.Count && samples[end].TimeUs < month;)
                end++;
            foreach (var (start, length) in Even(end - at, Target))
                yield return samples.GetRange(at + start, length);
            at = end;
        }
    }

    static IEnumerable<(int Start, int Length)> Even(int count, int target)
    {
        var parts = Math.Max(1, (int)Math.Round((double)count / target, MidpointRounding.AwayFromZero));
        for (var part = 0; part < parts; part++)
        {
            var start = (int)((long)count * part / parts);
            yield return (start, (int)((long)count * (part + 1) / parts) - start);
        }
    }
}

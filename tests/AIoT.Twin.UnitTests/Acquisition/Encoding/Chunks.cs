using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;

namespace AIoT.Twin.UnitTests.Acquisition.Encoding;

static class Chunks
{
    public static EncodedBlock[] Blocks(ValueKind kind, IReadOnlyList<Sample> samples) =>
        [.. samples.Chunk(BlockCodec.MaxSamples).Select(block => BlockCodec.Encode(kind, block))];

    public static List<Sample> Decode(byte[] stored)
    {
        var reader = new ChunkReader(stored);
        var samples = new List<Sample>();
        var block = new SampleBlock();
        for (var i = 0; i < reader.Blocks; i++)
        {
            reader.Decode(i, block);
            for (var j = 0; j < block.Count; j++)
                samples.Add(new Sample(0, block.Statuses[j], block.Times[j], block.Bits[j]));
        }

        return samples;
    }
}

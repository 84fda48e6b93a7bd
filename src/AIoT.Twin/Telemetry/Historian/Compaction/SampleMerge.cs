using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;

namespace AIoT.Twin.Telemetry.Historian.Compaction;

/// <summary>Joins ascending sources into one in which each time occurs once; for the same time the later source wins.</summary>
static class SampleMerge
{
    public static List<Sample> Merge(IReadOnlyList<List<Sample>> sources)
    {
        if (sources.Count == 0)
            return [];
        var merged = sources[0];
        if (sources.Count == 2)
            return Two(merged, sources[1]);
        if (sources.Count == 1)
            return merged;

        // Halves first: many short runs cost n log n, not n².
        var half = sources.Count / 2;
        return Two(Merge([.. sources.Take(half)]), Merge([.. sources.Skip(half)]));
    }

    static List<Sample> Two(List<Sample> older, List<Sample> newer)
    {
        var merged = new List<Sample>(older.Count + newer.Count);
        int i = 0, j = 0;
        while (i < older.Count && j < newer.Count)
        {
            if (older[i].TimeUs < newer[j].TimeUs)
            {
                merged.Add(older[i++]);
            }
            else
            {
                if (older[i].TimeUs == newer[j].TimeUs)
                    i++;
                merged.Add(newer[j++]);
            }
        }

        merged.AddRange(older[i..]);
        merged.AddRange(newer[j..]);
        return merged;
    }

    public static List<Sample> Decode(int handle, IReadOnlyList<EncodedBlock> blocks)
    {
        var samples = new List<Sample>();
        var block = new SampleBlock();
        foreach (var encoded in blocks)
        {
            encoded.DecodeInto(block);
            Append(handle, block, samples);
        }

        return samples;
    }

    /// <summary>All samples of a stored chunk; texts point into the chunk's own table.</summary>
    public static List<Sample> Decode(int handle, byte[] data, out IReadOnlyList<string> texts)
    {
        var reader = new ChunkReader(data);
        texts = reader.Texts;
        var samples = new List<Sample>(reader.Count);
        var block = new SampleBlock();
        for (var i = 0; i < reader.Blocks; i++)
        {
            reader.Decode(i, block);
            Append(handle, block, samples);
        }

        return samples;
    }

    static void Append(int handle, SampleBlock block, List<Sample> samples)
    {
        for (var i = 0; i < block.Count; i++)
            samples.Add(new Sample(handle, block.Statuses[i], block.Times[i], block.Bits[i]));
    }
}

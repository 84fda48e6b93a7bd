using System.Buffers.Binary;
using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Historian.Writing;

/// <summary>
/// Tells whether a repeated batch number carries the same content: 128 bits over stored ids, times, statuses, values and texts. It
/// finds a producer's mistakes; a producer that wanted to could only deceive itself.
/// </summary>
static class BatchHash
{
    const ulong One = 0x9E3779B97F4A7C15, Two = 0xD6E8FEB86659FD93, Three = 0xA0761D6478BD642F;

    public static byte[] Of(SampleBatch batch, SeriesCatalog catalog)
    {
        ulong left = One ^ (ulong)batch.Samples.Length, right = Two;
        foreach (ref readonly var sample in batch.Samples.Span)
        {
            var id = (uint)sample.Series < (uint)catalog.Count ? catalog.IdOf(sample.Series) : -1L - sample.Series;
            left = Fold(left ^ (ulong)sample.TimeUs, One ^ ((ulong)id << 16) ^ sample.Status);
            right = Fold(right ^ (ulong)sample.Bits, Three ^ left);
        }

        foreach (var text in batch.Strings)
            left = Text(left, text);
        foreach (var unfit in batch.Unfit)
            right = Fold(right ^ (ulong)unfit.Index, Text(Two, unfit.Reason));

        var hash = new byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(hash, Fold(left, One ^ right));
        BinaryPrimitives.WriteUInt64LittleEndian(hash.AsSpan(8), Fold(right, Two ^ left));
        return hash;
    }

    static ulong Text(ulong hash, string text) => Fold(hash ^ (ulong)text.Length, (ulong)TextHash.Of(text));

    static ulong Fold(ulong a, ulong b)
    {
        var high = Math.BigMul(a | 1, b | 1, out var low);
        return high ^ low ^ a;
    }
}

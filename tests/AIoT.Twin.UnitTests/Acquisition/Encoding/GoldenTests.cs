using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;

namespace AIoT.Twin.UnitTests.Acquisition.Encoding;

/// <summary>Bytes as the first format writes them, kept in files: what is stored today must be readable by every later program.</summary>
public sealed class GoldenTests
{
    public static TheoryData<string> Names => [.. GoldenSamples.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_chunk_of_the_first_format_is_read_bit_for_bit(string name)
    {
        var stored = Golden($"{name}.chunk");

        Assert.Equal(GoldenSamples.Of(name), Chunks.Decode(stored));
        var reader = new ChunkReader(stored);
        Assert.Equal(GoldenSamples.KindOf(name), reader.Kind);
        Assert.Equal(GoldenSamples.TextsOf(name), reader.Texts);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_samples_still_make_the_same_chunk(string name) => Assert.Equal(Golden($"{name}.chunk"), Chunk(name));

    [Theory]
    [InlineData("decimals")]
    [InlineData("status-runs")]
    [InlineData("odd-doubles")]
    public void The_same_samples_still_make_the_same_headers(string name)
    {
        var stored = Golden($"{name}.headers");

        Assert.Equal(stored, Headers(name));
        Assert.Equal(Blocks(name).Select(b => b.Summary), SummaryCodec.Decode(stored));
    }

    [Fact]
    public void A_journal_row_of_the_first_format_is_read_bit_for_bit_and_still_written_so()
    {
        var stored = Golden("mixed.journal");

        var row = JournalDecoder.Decode(stored, id => (int)((id - 4_000_000_000) / 7));

        Assert.Equal(Commit(), row.Samples);
        Assert.Equal(GoldenSamples.Texts, row.Texts);
        Assert.Equal(stored, Journal());
    }

    static Sample[] Commit()
    {
        var sets = GoldenSamples.Names.Select(GoldenSamples.Of).ToList();
        return [.. Enumerable.Range(0, 30).SelectMany(i => sets.Select((samples, series) => samples[i] with { Series = series }))];
    }

    static EncodedBlock[] Blocks(string name) => Chunks.Blocks(GoldenSamples.KindOf(name), GoldenSamples.Of(name));

    static byte[] Chunk(string name) => ChunkCodec.Encode(GoldenSamples.KindOf(name), Blocks(name), GoldenSamples.TextsOf(name));

    static byte[] Headers(string name) => SummaryCodec.Encode(Blocks(name));

    static byte[] Journal() =>
        new JournalEncoder().Encode(Commit(), handle => 4_000_000_000 + (handle * 7L), GoldenSamples.Texts).ToArray();

    static byte[] Golden(string name)
    {
        using var stream = typeof(GoldenTests).Assembly.GetManifestResourceStream($"golden/{name}")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}

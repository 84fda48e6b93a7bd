using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;

namespace AIoT.Twin.UnitTests.Acquisition.Encoding;

/// <summary>Bytes as each format writes them, kept in files: what is stored today must be readable by every later program.</summary>
public sealed class GoldenTests
{
    public static TheoryData<string> Names => [.. GoldenSamples.Names];

    public static TheoryData<int, string> Stored => [.. from format in Enumerable.Range(1, 2) from name in GoldenSamples.Names select (format, name)];

    [Theory]
    [MemberData(nameof(Stored))]
    public void A_chunk_of_every_format_is_read_bit_for_bit(int format, string name)
    {
        var stored = Golden(format, $"{name}.chunk");

        Assert.Equal(GoldenSamples.Of(name), Chunks.Decode(stored));
        var reader = new ChunkReader(stored);
        Assert.Equal(GoldenSamples.KindOf(name), reader.Kind);
        Assert.Equal(GoldenSamples.TextsOf(name), reader.Texts);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_samples_still_make_the_same_chunk(string name) => Assert.Equal(Golden(2, $"{name}.chunk"), Chunk(name));

    [Theory]
    [InlineData("decimals")]
    [InlineData("status-runs")]
    [InlineData("odd-doubles")]
    public void The_same_samples_still_make_the_same_headers(string name)
    {
        var stored = Golden(1, $"{name}.headers");

        Assert.Equal(stored, Headers(name));
        Assert.Equal(Blocks(name).Select(b => b.Summary), SummaryCodec.Decode(stored));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_journal_row_of_every_format_is_read_bit_for_bit(int format)
    {
        var row = JournalDecoder.Decode(Golden(format, "mixed.journal"), id => (int)((id - 4_000_000_000) / 7));

        Assert.Equal(Commit(), row.Samples);
        Assert.Equal(GoldenSamples.Texts, row.Texts);
    }

    [Fact]
    public void The_same_commit_still_makes_the_same_journal_row() => Assert.Equal(Golden(2, "mixed.journal"), Journal());

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

    static byte[] Golden(int format, string name)
    {
        using var stream = typeof(GoldenTests).Assembly.GetManifestResourceStream($"golden/{format}/{name}")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}

using System.Buffers.Binary;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;

namespace AIoT.Twin.UnitTests.Acquisition.Encoding;

public sealed class DamageTests
{
    static readonly Sample[] s_samples = SampleSets.Make("bad runs", 300, 1);

    public static TheoryData<string> Forms => ["chunk", "summary", "journal"];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Any_changed_byte_is_noticed(string form)
    {
        var stored = Stored(form);
        for (var i = 0; i < stored.Length; i++)
        {
            var damaged = stored.ToArray();
            damaged[i] ^= (byte)(1 << (i % 8));
            Assert.Throws<DamagedDataException>(() => Read(form, damaged));
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Any_missing_end_is_noticed(string form)
    {
        var stored = Stored(form);
        for (var length = 0; length < stored.Length; length++)
            Assert.Throws<DamagedDataException>(() => Read(form, stored[..length]));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Nonsense_with_a_right_checksum_is_damage_at_worst(string form)
    {
        var random = new Random(5);
        var stored = Stored(form);
        for (var round = 0; round < 20_000; round++)
        {
            var nonsense = stored[..random.Next(5, stored.Length)];
            for (var changes = random.Next(1, 8); changes > 0; changes--)
                nonsense[random.Next(1, nonsense.Length)] = (byte)random.Next(256);
            BinaryPrimitives.WriteUInt32LittleEndian(nonsense.AsSpan(nonsense.Length - 4), Crc32C.Of(nonsense.AsSpan(0, nonsense.Length - 4)));

            Assert.True(Record.Exception(() => Read(form, nonsense)) is null or DamagedDataException);
        }
    }

    [Fact]
    public void A_format_of_the_future_is_refused()
    {
        var stored = Stored("chunk");
        stored[0] = 99;
        BinaryPrimitives.WriteUInt32LittleEndian(stored.AsSpan(stored.Length - 4), Crc32C.Of(stored.AsSpan(0, stored.Length - 4)));

        Assert.Throws<DamagedDataException>(() => Read("chunk", stored));
    }

    static byte[] Stored(string form)
    {
        var blocks = Chunks.Blocks(ValueKind.Double, s_samples);
        return form switch
        {
            "chunk" => ChunkCodec.Encode(ValueKind.Double, blocks, []),
            "summary" => SummaryCodec.Encode(blocks),
            _ => new JournalEncoder().Encode(s_samples, handle => handle + 1, ["x"]).ToArray(),
        };
    }

    static void Read(string form, byte[] stored)
    {
        switch (form)
        {
            case "chunk":
                Chunks.Decode(stored);
                break;
            case "summary":
                SummaryCodec.Decode(stored);
                break;
            default:
                JournalDecoder.Decode(stored, id => (int)(id & 0xFF));
                break;
        }
    }
}

namespace AIoT.Twin.Acquisition.Encoding;

/// <summary>Up to 128 samples of one series in ascending time, packed, with what is known of them.</summary>
public sealed class EncodedBlock
{
    readonly byte[] _bytes;
    readonly BlockSummary _summary;

    internal EncodedBlock(byte[] bytes, in BlockSummary summary)
    {
        _bytes = bytes;
        _summary = summary;
    }

    public ref readonly BlockSummary Summary => ref _summary;

    /// <summary>About what it takes in memory.</summary>
    public int Size => _bytes.Length + 200;

    internal ReadOnlySpan<byte> Bytes => _bytes;

    public void DecodeInto(SampleBlock block) => block.Decode(_bytes, _summary.From, _summary.Count);
}

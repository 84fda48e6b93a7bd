using AIoT.Twin.Acquisition.Encoding;
using AIoT.Twin.Telemetry.Historian.Store;

namespace AIoT.Twin.Telemetry.Historian.Reading;

sealed class ChunkPiece : Piece
{
    readonly StoredChunk _chunk;
    readonly BlockSummary[] _summaries;
    bool _checked;

    /// <summary>Throws when the chunk's summaries are damaged.</summary>
    public ChunkPiece(StoredChunk chunk) : base(chunk.Gen)
    {
        _chunk = chunk;
        _summaries = SummaryCodec.Decode(chunk.Blocks);
        if (_summaries.Length == 0)
            throw new DamagedDataException("empty");
    }

    public override BlockSummary[] Summaries => _summaries;

    public override bool CanDecode => _chunk.Data is not null;

    public override IReadOnlyList<string> Texts => new ChunkReader(_chunk.Data).Texts;

    public override void Decode(int index, SampleBlock block)
    {
        var reader = new ChunkReader(_chunk.Data, _checked);
        _checked = true;
        if (index >= reader.Blocks)
            throw new DamagedDataException("blocks");
        reader.Decode(index, block);
    }
}

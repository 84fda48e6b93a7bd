using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;
using AIoT.Twin.Telemetry.Historian.Tail;

namespace AIoT.Twin.Telemetry.Historian.Reading;

sealed class RunPiece : Piece
{
    readonly EncodedBlock[] _blocks;
    readonly BlockSummary[] _summaries;

    public RunPiece(int rank, ValueKind kind, RunPicture run, IReadOnlyList<string> texts) : base(rank)
    {
        _blocks = run.Rest.Length == 0 ? run.Blocks : [.. run.Blocks, BlockCodec.Encode(kind, run.Rest)];
        _summaries = Array.ConvertAll(_blocks, b => b.Summary);
        Texts = texts;
    }

    public override BlockSummary[] Summaries => _summaries;

    public override IReadOnlyList<string> Texts { get; }

    public override void Decode(int index, SampleBlock block) => _blocks[index].DecodeInto(block);
}

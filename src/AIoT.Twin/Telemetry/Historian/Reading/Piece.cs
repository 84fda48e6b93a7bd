using AIoT.Twin.Acquisition.Encoding;

namespace AIoT.Twin.Telemetry.Historian.Reading;

/// <summary>Samples of one series in ascending time from one place: a chunk, or a run of the tail. For the same time the higher rank wins.</summary>
abstract class Piece(int rank)
{
    public int Rank => rank;

    public abstract BlockSummary[] Summaries { get; }

    public abstract IReadOnlyList<string> Texts { get; }

    /// <summary>False for a chunk that came without its data.</summary>
    public virtual bool CanDecode => true;

    public long From => Summaries[0].From;

    public long Through => Summaries[^1].Through;

    public abstract void Decode(int index, SampleBlock block);
}

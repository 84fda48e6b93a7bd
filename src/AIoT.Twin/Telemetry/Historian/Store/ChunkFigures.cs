using AIoT.Twin.Acquisition.Encoding;

namespace AIoT.Twin.Telemetry.Historian.Store;

/// <summary>Adds up block summaries for the columns people can read in SQL.</summary>
struct ChunkFigures
{
    CompensatedSum _sum;

    public int Count { get; private set; }

    public int Good { get; private set; }

    public int Used { get; private set; }

    public double Min { get; private set; }

    public double Max { get; private set; }

    public double First { get; private set; }

    public double Last { get; private set; }

    public readonly double Sum => _sum.Value;

    public void Add(in BlockSummary block)
    {
        Count += block.Count;
        Good += block.Good;
        if (block.Used == 0)
            return;
        First = Used == 0 ? block.First : First;
        Min = Used == 0 ? block.Min : Math.Min(Min, block.Min);
        Max = Used == 0 ? block.Max : Math.Max(Max, block.Max);
        Last = block.Last;
        Used += block.Used;
        _sum.Add(block.Sum);
    }
}

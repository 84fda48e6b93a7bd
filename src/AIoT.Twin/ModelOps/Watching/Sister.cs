using AIoT.Twin.ModelOps.Drift;

namespace AIoT.Twin.ModelOps.Watching;

/// <summary>A signal that another is compared with: how it follows it, and whether what is left between them is as usual.</summary>
sealed record Sister(Guid Signal, double Offset, double Slope, StreamJudge Apart)
{
    public double Residual(double value, double sister) => value - Offset - (Slope * sister);

    public void Add(Bin own, Bin sister)
    {
        if (own.Known && sister.Known)
            Apart.Add(Residual(own.Mean, sister.Mean), own.FromUs);
        else
            Apart.Gap();
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(Signal.ToByteArray());
        writer.Write(Offset);
        writer.Write(Slope);
        Apart.Save(writer);
    }

    public static Sister Load(IDriftDetector detector, BinaryReader reader) =>
        new(new(reader.ReadBytes(16)), reader.ReadDouble(), reader.ReadDouble(), StreamJudge.Load(detector, reader));
}

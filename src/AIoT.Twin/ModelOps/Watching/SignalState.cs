using AIoT.Twin.ModelOps.Drift;

namespace AIoT.Twin.ModelOps.Watching;

/// <summary>All that is remembered of a watched signal once its reference is known.</summary>
sealed class SignalState(StreamJudge own, StuckJudge stuck, IReadOnlyList<Sister> sisters, StateGate gate)
{
    const byte Format = 1;

    public StreamJudge Own => own;

    public StuckJudge Stuck => stuck;

    public IReadOnlyList<Sister> Sisters => sisters;

    public StateGate Gate => gate;

    /// <summary>Takes the next step of the signal, of those it is compared with in their order, and of the machine's state.</summary>
    public void Add(Bin bin, IReadOnlyList<Bin> sisterBins, Bin state)
    {
        if (bin.Known)
            stuck.Add(bin.Min, bin.Max, bin.FromUs);
        var judged = gate.Passes(state) && bin.Known;
        if (judged)
            own.Add(bin.Mean, bin.FromUs);
        else
            own.Gap();
        for (var i = 0; i < sisters.Count; i++)
            sisters[i].Add(judged ? bin : Bin.Unknown(bin.FromUs), sisterBins[i]);
    }

    public void CloseReference()
    {
        own.CloseReference();
        stuck.CloseReference();
        foreach (var sister in sisters)
            sister.Apart.CloseReference();
    }

    public byte[] Save(IDriftDetector detector)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(Format);
        writer.Write(detector.Name);
        own.Save(writer);
        stuck.Save(writer);
        gate.Save(writer);
        writer.Write(sisters.Count);
        foreach (var sister in sisters)
            sister.Save(writer);
        return bytes.ToArray();
    }

    /// <summary>Null when it was saved by another version or detector: then everything is learned anew.</summary>
    public static SignalState? Load(IDriftDetector detector, byte[] saved)
    {
        using var reader = new BinaryReader(new MemoryStream(saved));
        if (reader.ReadByte() != Format || reader.ReadString() != detector.Name)
            return null;
        var (own, stuck, gate) = (StreamJudge.Load(detector, reader), StuckJudge.Load(reader), StateGate.Load(reader));
        return new(own, stuck, [.. Enumerable.Range(0, reader.ReadInt32()).Select(_ => Sister.Load(detector, reader))], gate);
    }
}

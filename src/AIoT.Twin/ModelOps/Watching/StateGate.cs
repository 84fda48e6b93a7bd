namespace AIoT.Twin.ModelOps.Watching;

/// <summary>
/// Lets a signal be judged only while its machine does what it mostly does, and not before it has done so for a while: a stopped
/// machine is not a changed one. Without a state, or where none prevails, everything passes.
/// </summary>
sealed class StateGate(Guid? signal, double prevailing, int settling)
{
    int _held;

    /// <summary>The state's signal, or null when nothing is gated.</summary>
    public Guid? Signal => signal;

    public static StateGate Open { get; } = new(null, double.NaN, 0);

    public bool Passes(Bin state)
    {
        if (signal is null)
            return true;
        _held = state.Known && state.Mean.Equals(prevailing) ? _held + 1 : 0;
        return _held > settling;
    }

    /// <summary>The gate over a reference: closed to all but its commonest state when that held at least half of the time.</summary>
    public static StateGate Of(Guid signal, IReadOnlyList<Bin> reference, long step)
    {
        var commonest = reference.Where(b => b.Known).GroupBy(b => b.Mean).MaxBy(g => g.Count());
        return commonest is not null && 2 * commonest.Count() >= reference.Count
            ? new(signal, commonest.Key, (int)(20 * Pace.Minute / step))
            : Open;
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write((signal ?? Guid.Empty).ToByteArray());
        writer.Write(prevailing);
        writer.Write(settling);
        writer.Write(_held);
    }

    public static StateGate Load(BinaryReader reader)
    {
        var signal = new Guid(reader.ReadBytes(16));
        return new(signal == Guid.Empty ? null : signal, reader.ReadDouble(), reader.ReadInt32()) { _held = reader.ReadInt32() };
    }
}

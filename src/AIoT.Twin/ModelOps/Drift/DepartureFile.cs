namespace AIoT.Twin.ModelOps.Drift;

static class DepartureFile
{
    public static void Write(BinaryWriter writer, Departure? departure)
    {
        writer.Write(departure is not null);
        if (departure is null)
            return;
        writer.Write((byte)departure.Kind);
        foreach (var figure in (double[])[departure.Usual, departure.Low, departure.High, departure.Now])
            writer.Write(figure);
        writer.Write(departure.Earliest);
        writer.Write(departure.Latest);
        writer.Write((byte)departure.Trend);
    }

    public static Departure? ReadDeparture(BinaryReader reader) => !reader.ReadBoolean() ? null : new(
        (ShiftKind)reader.ReadByte(),
        reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(),
        reader.ReadInt64(), reader.ReadInt64(), (Trend)reader.ReadByte());

    public static void Write(BinaryWriter writer, Shift? shift)
    {
        writer.Write(shift is not null);
        if (shift is not { } given)
            return;
        writer.Write((byte)given.Kind);
        writer.Write(given.Amount);
        writer.Write(given.Earliest);
        writer.Write(given.Latest);
    }

    public static Shift? ReadShift(BinaryReader reader) => !reader.ReadBoolean() ? null : new(
        (ShiftKind)reader.ReadByte(), reader.ReadDouble(), reader.ReadInt64(), reader.ReadInt64());
}

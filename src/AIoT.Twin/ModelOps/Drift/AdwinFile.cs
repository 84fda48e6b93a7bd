namespace AIoT.Twin.ModelOps.Drift;

/// <summary>A window as bytes.</summary>
static class AdwinFile
{
    const byte Format = 1;

    public static void Write(BinaryWriter writer, AdwinWindow window, long seen, bool startAnew)
    {
        var options = window.Options;
        writer.Write(Format);
        writer.Write(options.Delta);
        foreach (var setting in (int[])[options.Clock, options.BucketsPerRow, options.LeastPart, options.Grace])
            writer.Write(setting);
        writer.Write(options.Legacy);
        writer.Write(window.Total);
        writer.Write(window.Deviation);
        writer.Write(seen);
        writer.Write(startAnew);
        writer.Write(window.Rows.Count);
        foreach (var row in window.Rows)
            Write(writer, row);
    }

    static void Write(BinaryWriter writer, AdwinRow row)
    {
        writer.Write(row.Count);
        for (var i = 0; i < row.Count; i++)
        {
            writer.Write(row[i].Total);
            writer.Write(row[i].Deviation);
            writer.Write(row[i].FirstUs);
        }
    }

    public static AdwinWindow Read(BinaryReader reader)
    {
        if (reader.ReadByte() is var format && format != Format)
            throw new InvalidDataException($"An ADWIN window of format {format} cannot be read.");
        var window = new AdwinWindow(new AdwinOptions
        {
            Delta = reader.ReadDouble(),
            Clock = reader.ReadInt32(),
            BucketsPerRow = reader.ReadInt32(),
            LeastPart = reader.ReadInt32(),
            Grace = reader.ReadInt32(),
            Legacy = reader.ReadBoolean(),
        });
        var (total, deviation, seen, startAnew) = (reader.ReadDouble(), reader.ReadDouble(), reader.ReadInt64(), reader.ReadBoolean());
        var rows = Many(reader, r => Many(r, b => new AdwinBucket(b.ReadDouble(), b.ReadDouble(), b.ReadInt64())));
        window.Refill(rows, total, deviation, seen, startAnew);
        return window;
    }

    static List<T> Many<T>(BinaryReader reader, Func<BinaryReader, T> one)
    {
        var count = reader.ReadInt32();
        var all = new List<T>(count);
        for (var i = 0; i < count; i++)
            all.Add(one(reader));
        return all;
    }
}

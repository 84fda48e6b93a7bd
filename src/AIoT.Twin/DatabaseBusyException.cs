namespace AIoT.Twin;

/// <summary>A write could not begin because others kept the file for longer than a caller should wait.</summary>
public sealed class DatabaseBusyException(string file, TimeSpan waited)
    : Exception($"Other writes have kept {file} busy for {waited.TotalSeconds:0} s; this one was not begun and can be repeated.");

namespace AIoT.Twin.Acquisition.Encoding;

/// <summary>Stored bytes that are not what was written: the only exception a decoder throws for its input.</summary>
public sealed class DamagedDataException(string reason) : Exception(reason);

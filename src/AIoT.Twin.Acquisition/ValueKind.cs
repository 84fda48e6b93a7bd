namespace AIoT.Twin.Acquisition;

/// <summary>What the 64 bits of a sample mean; numbers are stored in files and never change.</summary>
public enum ValueKind : byte
{
    Double = 0,
    Integer = 1,
    Boolean = 2,
    State = 3,
    Text = 4,
}

using AIoT.Twin.Telemetry.Import.Files;

namespace AIoT.Twin.Telemetry.Import;

/// <summary>Takes what rows of a file became.</summary>
interface IImportTaker
{
    void Take(int target, long timeUs, ushort status, in ImportValue value, long line);

    /// <summary>The column counts from 1; 0 is the whole row.</summary>
    void Refuse(string reason, long line, int column, ReadOnlySpan<byte> text);

    /// <summary>A name the plan says nothing about.</summary>
    void Unknown(string name);
}

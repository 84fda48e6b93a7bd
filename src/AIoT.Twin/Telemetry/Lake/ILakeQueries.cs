using AIoT.Twin.Governance;

namespace AIoT.Twin.Telemetry.Lake;

/// <summary>What the data lake holds, and how its export is doing.</summary>
public interface ILakeQueries
{
    /// <summary>Null for who may not look after this installation.</summary>
    LakeStatus? Status(Caller by);

    /// <summary>Sites the caller may read as a whole: those a query of theirs can see.</summary>
    IReadOnlyList<LakeSiteStatus> Readable(Caller by);
}

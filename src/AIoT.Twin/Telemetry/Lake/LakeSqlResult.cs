using AIoT.Twin.Governance;

namespace AIoT.Twin.Telemetry.Lake;

/// <summary>What became of a query.</summary>
public abstract record LakeSqlResult
{
    /// <summary>Cells are text, whole and other numbers, booleans, times or null. Cut when there were more rows than asked for.</summary>
    public sealed record Answered(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows, bool Cut, TimeSpan Took, int LeftOut) : LakeSqlResult;

    /// <summary>The detail is what the database engine said, in its own words.</summary>
    public sealed record Failed(string Code, string Detail) : LakeSqlResult;

    public sealed record Refused(Refusal Why) : LakeSqlResult;
}

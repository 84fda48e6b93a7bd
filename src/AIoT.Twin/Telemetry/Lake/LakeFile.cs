using System.Text.RegularExpressions;

namespace AIoT.Twin.Telemetry.Lake;

/// <summary>One Parquet file as its manifest describes it; the span is of the rows' times.</summary>
public sealed partial record LakeFile(string Name, long Rows, long Bytes, string Sha256, DateTimeOffset? From, DateTimeOffset? Through)
{
    public static string NameOf(int version, int part) => $"v{version}-{part}.parquet";

    public static bool IsName(string name) => Own().IsMatch(name);

    [GeneratedRegex(@"^v\d{1,9}-\d{1,9}\.parquet\z")]
    private static partial Regex Own();
}

namespace AIoT.Twin.Outcomes.Kinds;

/// <summary>Codes for which side of the comparison a row is on.</summary>
static class Sides
{
    public const string Baseline = "baseline";
    public const string Reporting = "reporting";
    public const string Neither = "neither";
}

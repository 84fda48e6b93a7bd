namespace AIoT.Twin.Telemetry.Import;

/// <summary>An import cannot go on, and why.</summary>
sealed class ImportStoppedException(string code, string detail) : Exception($"{code} {detail}")
{
    public string Code => code;

    public string Detail => detail;
}

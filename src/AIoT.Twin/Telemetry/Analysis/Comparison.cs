namespace AIoT.Twin.Telemetry.Analysis;

/// <summary>How a value is compared with another.</summary>
public enum Comparison
{
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
    Equal,
    NotEqual,
}

namespace AIoT.Twin.Acquisition.Formulas;

/// <summary>How large a formula and its work may become, whoever wrote it.</summary>
public static class FormulaLimits
{
    public const int SourceLength = 4000;

    /// <summary>Parentheses, calls and signs within each other; a chain of + is one level.</summary>
    public const int Depth = 64;

    public const int Nodes = 500;

    /// <summary>Samples that the window functions of one evaluation may look at.</summary>
    public const int Steps = 1_000_000;

    public const long ShortestWindowUs = 1_000;

    public const long LongestWindowUs = 31L * 86_400 * 1_000_000;
}

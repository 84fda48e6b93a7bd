namespace AIoT.Twin.Acquisition.Formulas;

/// <summary>Why a text is no formula: a code with arguments, and the part of the text to mark.</summary>
public sealed record FormulaError(string Code, int Position, int Length, params IReadOnlyList<(string Name, string Value)> Arguments);

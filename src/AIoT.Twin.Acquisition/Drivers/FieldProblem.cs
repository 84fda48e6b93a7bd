namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>What is wrong with one field: its key, a code, and what the text needs to be clear.</summary>
public sealed record FieldProblem(string Field, string Code, params IReadOnlyList<(string Name, string Value)> Arguments);

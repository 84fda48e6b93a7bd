using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Formulas;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>A formula to be judged: near which twin its names are looked for, and the kind and unit its signal has.</summary>
sealed record CheckFormulaJson(string Formula, Guid? Near, ValueKind? Kind, string? Unit);

/// <summary>A right formula: what it gives and what it gives now; or the error with the part of the text to mark.</summary>
sealed record CheckedFormulaJson(bool Right, FormulaKind? Kind, string? Unit, double? Value, int? Status, DateTimeOffset? At, IReadOnlyList<Guid> Signals)
{
    public FormulaErrorJson? Error { get; init; }
}

sealed record FormulaErrorJson(string Code, int Position, int Length, string Text, IReadOnlyDictionary<string, string> Arguments);

sealed record NewCalculationJson(Guid TwinId, string Name, string Formula, string Unit = "1", ValueKind Kind = ValueKind.Double, long? EveryMs = null);

sealed record CalculationJson(Guid SignalId, Guid BindingId, Guid SourceId);

sealed record RecalculateJson(DateTimeOffset From, DateTimeOffset To);

sealed record RecalculatedJson(int Stored, int Revised, int Unchanged);

namespace AIoT.Twin.Acquisition.Formulas;

/// <summary>What is asked of the past of one signal; docs/formulas.md says what each means.</summary>
public enum WindowFunction : byte { Avg, Min, Max, Sum, Count, Last, Previous, Delta, Increase, Rate, Integral, Twa, TimeIn }

/// <summary>A window function over a signal: the time (t − duration, t].</summary>
/// <param name="Signal">Index among the formula's signals.</param>
/// <param name="State">Which state is timed, for <see cref="WindowFunction.TimeIn"/>.</param>
public sealed record FormulaWindow(int Signal, WindowFunction Function, long DurationUs, int State = 0);

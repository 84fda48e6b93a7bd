using System.Globalization;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Acquisition.Formulas;

namespace AIoT.Twin.Telemetry.Sources.Calculated;

static class FormulaProblems
{
    extension(FormulaError error)
    {
        /// <summary>With the part of the text to mark among its arguments.</summary>
        public FieldProblem AsProblem() => new("formula", error.Code, [.. error.Arguments, ("position", Text(error.Position)), ("length", Text(error.Length))]);
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

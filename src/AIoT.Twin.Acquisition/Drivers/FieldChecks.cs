using System.Globalization;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>Judges what people filled in by what a driver asks for.</summary>
public static class FieldChecks
{
    extension(IReadOnlyList<Field> fields)
    {
        /// <summary>The values with the defaults of what was left empty.</summary>
        public FieldValues Complete(FieldValues values) => values.Over(new FieldValues(
            fields.Where(f => f.Default is not null && values.Find(f.Key) is null).Select(f => KeyValuePair.Create(f.Key, f.Default!))));

        public IReadOnlyList<FieldProblem> Check(FieldValues values) =>
        [
            .. values.All.Where(v => fields.All(f => f.Key != v.Key)).Select(v => new FieldProblem(v.Key, "field-unknown")),
            .. fields.Select(f => ProblemOf(f, values.Find(f.Key))).OfType<FieldProblem>(),
        ];
    }

    static FieldProblem? ProblemOf(Field field, string? value) => value switch
    {
        null => field.IsRequired ? new FieldProblem(field.Key, "field-missing") : null,
        _ when value.Length > field.Longest => new FieldProblem(field.Key, "field-too-long", ("most", Text(field.Longest))),
        _ when field.Kind is FieldKind.Number or FieldKind.Milliseconds or FieldKind.Real => NumberProblem(field, value),
        _ when field.Kind is FieldKind.Choice && !field.Choices.Contains(value) =>
            new FieldProblem(field.Key, "field-not-a-choice", ("value", value), ("choices", string.Join(", ", field.Choices))),
        _ when field.Kind is FieldKind.Switch && value is not ("true" or "false") => new FieldProblem(field.Key, "field-not-a-switch"),
        _ => null,
    };

    static FieldProblem? NumberProblem(Field field, string value)
    {
        var isNumber = double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);
        if (!isNumber || (field.Kind != FieldKind.Real && !int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _)))
            return new FieldProblem(field.Key, "field-not-a-number", ("value", value));
        return number < field.Least || number > field.Most
            ? new FieldProblem(field.Key, "field-out-of-range", ("value", value), ("least", Text(field.Least)), ("most", Text(field.Most)))
            : null;
    }

    static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}

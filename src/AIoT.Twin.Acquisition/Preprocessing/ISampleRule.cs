using AIoT.Twin.Acquisition.Drivers;

namespace AIoT.Twin.Acquisition.Preprocessing;

/// <summary>What may be done to samples before they are stored; a new rule is one class and one line in the module.</summary>
public interface ISampleRule : INamed
{
    IReadOnlyList<Field> Settings { get; }

    /// <summary>The kind of values it works on; null is any but text.</summary>
    ValueKind? Takes { get; }

    /// <summary>Whether what it lets out is what it took, so that a writable signal reads as it was written.</summary>
    bool KeepsValues => false;

    /// <summary>The kind it lets out; null is what it took.</summary>
    ValueKind? Gives(FieldValues settings) => null;

    /// <summary>For how long it may let nothing out although values come; null when it follows at once.</summary>
    TimeSpan? Silence(FieldValues settings) => null;

    /// <summary>What is wrong with settings that were already checked one by one.</summary>
    FieldProblem? Check(FieldValues settings, RuleContext context) => null;

    SampleStep Make(FieldValues settings, RuleContext context);
}

/// <summary>What comes to a rule: values of this kind, in the signal's unit.</summary>
public readonly record struct RuleContext(ValueKind Kind, string Unit);

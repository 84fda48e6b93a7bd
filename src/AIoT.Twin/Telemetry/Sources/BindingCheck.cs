using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Acquisition.Preprocessing;
using AIoT.Twin.Acquisition.Units;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Sources.Calculated;

namespace AIoT.Twin.Telemetry.Sources;

/// <summary>What a binding must be: an address the driver understands, for a signal of a fitting kind, in a unit that converts.</summary>
public sealed class BindingCheck(UnitCatalog units, RuleBook book, CalculationCheck calculations)
{
    static readonly TimeSpan s_longestInterval = TimeSpan.FromDays(1);

    public Refusal? Refuses(Caller by, ISourceDriver driver, SignalNode signal, NewBinding wanted) =>
        (driver.Name == CalculatedDriver.Key ? calculations.Refuses(by, signal, wanted.Address) : null)
        ?? RefusesAddress(driver, signal, wanted) ?? RefusesUnit(signal, wanted) ?? RefusesNumbers(signal, wanted) ?? RefusesRules(driver, signal, wanted)
        ?? RefusesLimits(wanted.Limits);

    Refusal? RefusesAddress(ISourceDriver driver, SignalNode signal, NewBinding wanted)
    {
        if (driver.AddressFields.Check(wanted.Address) is [var wrong, ..])
            return SourceRules.AsRefusal("address", wrong);
        return driver.CheckAddress(driver.AddressFields.Complete(wanted.Address)) switch
        {
            AddressCheck.Wrong(var problem) => SourceRules.AsRefusal("address", problem),
            AddressCheck.Resolved resolved when !resolved.Shape.Fits(book.ReadsAs(wanted.Rules, signal.Kind)) =>
                Refusal.Invalid("kind-mismatch", "address", ("signal", book.ReadsAs(wanted.Rules, signal.Kind).ToString()), ("address", resolved.Shape.ToString())),
            _ => null,
        };
    }

    Refusal? RefusesUnit(SignalNode signal, NewBinding wanted)
    {
        var unit = wanted.Unit ?? signal.Unit;
        if (!units.TryParse(unit, out _, out var error))
            return Refusal.Invalid("unit-unknown", "unit", ("unit", unit), ("why", error.Code.ToString()), ("at", error.Argument));
        return units.Between(unit, signal.Unit) is null && unit != signal.Unit
            ? Refusal.Invalid("unit-mismatch", "unit", ("unit", unit), ("signalUnit", signal.Unit))
            : null;
    }

    Refusal? RefusesNumbers(SignalNode signal, NewBinding wanted)
    {
        if (!double.IsFinite(wanted.Scale) || wanted.Scale == 0)
            return Refusal.Invalid("scale-not-a-number", "scale");
        if (!double.IsFinite(wanted.Offset))
            return Refusal.Invalid("offset-not-a-number", "offset");
        if (book.ReadsAs(wanted.Rules, signal.Kind) != ValueKind.Double && !Head(wanted, signal).KeepValues)
            return Refusal.Invalid("scale-needs-number", "scale", ("signal", signal.Kind.ToString()));
        return wanted.Interval is { } interval && (interval < TimeSpan.FromMilliseconds(100) || interval > s_longestInterval)
            ? Refusal.Invalid("interval-out-of-range", "intervalMs")
            : null;
    }

    Refusal? RefusesRules(ISourceDriver driver, SignalNode signal, NewBinding wanted)
    {
        if (book.Check(wanted.Rules, signal.Kind, signal.Unit) is var (index, problem))
            return SourceRules.AsRefusal($"rules.{index}", problem);
        // A formula gives what its signal is; there is no word of bits before it.
        var reads = book.ReadsAs(wanted.Rules, signal.Kind);
        if (driver.Name == CalculatedDriver.Key && reads != signal.Kind)
            return Refusal.Invalid("rule-takes-other-kind", "rules", ("expected", reads.ToString()), ("found", signal.Kind.ToString()));
        return wanted.Limits is not null && !book.KeepValues(wanted.Rules) ? Refusal.Invalid("rules-change-writable", "rules") : null;
    }

    static Refusal? RefusesLimits(WriteLimits? limits) => limits switch
    {
        null => null,
        _ when !double.IsFinite(limits.Least) || !double.IsFinite(limits.Most) || limits.Least > limits.Most =>
            Refusal.Invalid("limits-out-of-order", "limits.least"),
        _ when !double.IsFinite(limits.LargestStep) || limits.LargestStep <= 0 => Refusal.Invalid("step-missing", "limits.largestStep"),
        _ when limits.ShortestInterval < TimeSpan.FromSeconds(1) => Refusal.Invalid("write-interval-too-short", "limits.shortestIntervalMs"),
        _ => null,
    };

    BindingRules Head(NewBinding wanted, SignalNode signal) => new()
    {
        Scale = wanted.Scale,
        Offset = wanted.Offset,
        Conversion = wanted.Unit is { } unit ? units.Between(unit, signal.Unit) ?? UnitConversion.Identity : UnitConversion.Identity,
    };
}

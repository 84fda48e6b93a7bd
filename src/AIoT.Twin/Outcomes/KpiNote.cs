namespace AIoT.Twin.Outcomes;

/// <summary>Something to know beside a figure, such as the source that is silent: a code with arguments; Web makes the sentence.</summary>
public sealed record KpiNote(string Code, IReadOnlyDictionary<string, string> Arguments)
{
    /// <summary>An input has no data; arguments: signal, and since (microseconds) where it ever had any.</summary>
    public const string Silent = "silent";

    /// <summary>An input's signal exists no longer; argument: role.</summary>
    public const string InputMissing = "input-missing";

    /// <summary>Fewer weeks than are needed on one side; arguments: side, known, needed.</summary>
    public const string TooFewWeeks = "too-few-weeks";

    /// <summary>The baseline is shorter than its kind asks for; arguments: known, needed.</summary>
    public const string BaselineShort = "baseline-short";

    /// <summary>Nothing was counted in the baseline, so there is nothing to compare with.</summary>
    public const string BaselineZero = "baseline-zero";

    /// <summary>Months a weather-dependent baseline does not cover; argument: months, such as "6,7,8".</summary>
    public const string SeasonsMissing = "seasons-missing";

    /// <summary>The baseline's last quarter was worse than the rest; arguments: with, without (relative changes).</summary>
    public const string ReturnToNormal = "return-to-normal";

    /// <summary>The untouched line changed in the same direction; argument: change (relative).</summary>
    public const string ComparisonChanged = "comparison-changed";

    /// <summary>No line is named that stays untouched.</summary>
    public const string NoComparison = "no-comparison";

    /// <summary>The site has no calendar and is taken to work around the clock.</summary>
    public const string NoCalendar = "no-calendar";

    /// <summary>The energy could not be fitted to units and weather.</summary>
    public const string NoFit = "no-fit";

    public KpiNote(string code, params (string Name, string Value)[] arguments)
        : this(code, arguments.ToDictionary(a => a.Name, a => a.Value))
    {
    }
}

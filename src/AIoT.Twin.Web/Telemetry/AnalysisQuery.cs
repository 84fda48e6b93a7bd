using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Analysis;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>
/// The span of a question and how values hold in it: the last hour unless it says otherwise, by steps, without limit. Hold is in seconds.
/// </summary>
sealed class AnalysisQuery
{
    static readonly string[] s_ways = ["step", "linear"];
    static readonly TimeSpan s_defaultSpan = TimeSpan.FromHours(1);

    DateTimeOffset? _end;

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    public string? Interpolation { get; init; }

    public double? Hold { get; init; }

    [FromServices]
    public required TimeProvider Clock { get; init; }

    // Asked for once: the span has one end, however often it is read.
    DateTimeOffset End => _end ??= To ?? Clock.Now();

    public long FromUs => (From ?? (End - s_defaultSpan)).ToMicroseconds();

    public long ToUs => End.ToMicroseconds();

    public Interpolation Way => Interpolation is "linear" ? AIoT.Twin.Telemetry.Analysis.Interpolation.Linear : AIoT.Twin.Telemetry.Analysis.Interpolation.Step;

    public TimeSpan? Limit => Hold is { } seconds ? TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.MaxValue.TotalSeconds / 2)) : null;

    public Holding Holding => new(Way, Holding.Step(Limit).LimitUs);

    public IResult? Wrong() => this switch
    {
        { Interpolation: not (null or "step" or "linear") } =>
            ApiProblem.Field("unknown-choice", "interpolation", "There is no such interpolation.", ("choices", s_ways)),
        { Hold: { } hold } when !(hold > 0) => ApiProblem.Field("out-of-range", "hold", "A value holds for more than no time.", ("larger-than", 0)),
        _ when FromUs > ToUs => ApiProblem.Field("span-backwards", "from", "The span ends before it begins."),
        _ => null,
    };
}

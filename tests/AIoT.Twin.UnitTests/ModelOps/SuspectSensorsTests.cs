using AIoT.Twin.Governance;
using AIoT.Twin.ModelOps.Watching;
using AIoT.Twin.Telemetry;

namespace AIoT.Twin.UnitTests.ModelOps;

public sealed class SuspectSensorsTests
{
    static readonly DateTimeOffset s_since = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    readonly Finding _apart = Found(Verdict.SensorSuspect, FindingCause.Apart, -6.2);
    readonly Finding _stuck = Found(Verdict.SensorSuspect, FindingCause.Stuck, null);
    readonly Finding _changed = Found(Verdict.BehaviourChanged, FindingCause.Level, 8);

    [Fact]
    public void A_suspect_sensor_is_doubted_and_a_changed_behaviour_is_not()
    {
        var suspects = Shown(everything: true);

        Assert.Equal(new SignalDoubt("apart", s_since, -6.2, 0), suspects.About(Caller.System, _apart.SubjectId));
        Assert.Equal(new SignalDoubt("stuck", s_since, null, 0), suspects.About(Caller.System, _stuck.SubjectId));
        Assert.Null(suspects.About(Caller.System, _changed.SubjectId));
    }

    [Fact]
    public void What_is_over_is_doubted_no_more()
    {
        var suspects = Shown(everything: true);

        suspects.Show([_stuck]);

        Assert.Null(suspects.About(Caller.System, _apart.SubjectId));
        Assert.NotNull(suspects.About(Caller.System, _stuck.SubjectId));
    }

    [Fact]
    public void Who_may_not_see_models_hears_of_no_doubt() => Assert.Null(Shown(everything: false).About(Caller.System, _apart.SubjectId));

    SuspectSensors Shown(bool everything)
    {
        var suspects = new SuspectSensors(null!, new Given(everything));
        suspects.Show([_apart, _stuck, _changed]);
        return suspects;
    }

    static Finding Found(Verdict verdict, FindingCause cause, double? magnitude) => new()
    {
        Id = Guid.NewGuid(),
        SubjectId = Guid.NewGuid(),
        TwinId = Guid.NewGuid(),
        Verdict = verdict,
        Cause = cause,
        Unit = "Cel",
        Magnitude = magnitude,
        SinceEarliest = s_since,
        SinceLatest = s_since,
        FoundAt = s_since,
        SeenUntil = s_since,
    };

    sealed class Given(bool everything) : IAccess
    {
        public bool May(Caller caller, Permission permission, Guid twin) => everything || permission != Permission.ModelsRead;

        public bool MayAnywhere(Caller caller, Permission permission) => everything;

        public IReadOnlySet<Role> RolesOf(Caller caller) => new HashSet<Role>();
    }
}

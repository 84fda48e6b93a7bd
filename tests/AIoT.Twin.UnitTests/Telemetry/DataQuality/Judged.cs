using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.DataQuality;
using AIoT.Twin.Telemetry.DataQuality.Checks;

namespace AIoT.Twin.UnitTests.Telemetry.DataQuality;

/// <summary>A signal whose values a test makes up, and what was found.</summary>
sealed class Judged
{
    public const long Second = 1_000_000;
    public const long Hour = 3600 * Second;
    public const long Day = 24 * Hour;
    public const long Start = 1_700_000_000 * Second;

    public static readonly int EveryCheck = SignalLimits.Of(
        QualityKind.Gap, QualityKind.Stuck, QualityKind.Flat, QualityKind.OutOfRange, QualityKind.Rate, QualityKind.Clock, QualityKind.Saturated, QualityKind.Codes);

    readonly FaultNews _news = new();

    public Judged(SignalLimits? limits = null, ValueKind kind = ValueKind.Double) => Watch = new SignalWatch(Guid.NewGuid(), kind)
    {
        Limits = limits ?? new SignalLimits { Checks = EveryCheck, LearnsInterval = true },
    };

    public SignalWatch Watch { get; private set; }

    public long Now { get; private set; } = Start;

    public Random Chance { get; } = new(7);

    public IReadOnlyList<FaultChange> Found => _news.Changes;

    public IEnumerable<QualityKind> Kinds => Found.Select(f => f.Kind).Distinct();

    public void Say(double value, long after = Second, ushort status = SampleStatus.Good) => At(Now + after, value, status);

    public void At(long time, double value, ushort status = SampleStatus.Good)
    {
        Now = Math.Max(Now, time);
        Watch.Add(Sample.Of(0, time, value, status), _news);
    }

    public void Say(long count, Func<long, double> value, long every = Second)
    {
        for (var i = 0L; i < count; i++)
            Say(value(i), every);
    }

    public void Tick(long after, bool paused = false) => Watch.Tick(Now + after, paused, _news);

    /// <summary>Nine days of a value that wanders, with noise, once a minute.</summary>
    public Judged Usual(double noise = 0.3, double step = 0)
    {
        Say(9 * 1440, i => Rounded(50 + (8 * Math.Sin(i / 200.0)) + (noise * Normal()), step), 60 * Second);
        return this;
    }

    public static double Rounded(double value, double step) => step == 0 ? value : Math.Round(value / step) * step;

    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Chance.NextDouble())) * Math.Cos(2 * Math.PI * Chance.NextDouble());

    /// <summary>As after the end of the process: only what is stored is known.</summary>
    public void Restart()
    {
        var saved = Watch.Save();
        Watch = new SignalWatch(Watch.Signal, ValueKind.Double) { Limits = Watch.Limits };
        Assert.True(Watch.Load(saved));
    }
}

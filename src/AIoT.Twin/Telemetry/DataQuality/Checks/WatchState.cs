namespace AIoT.Twin.Telemetry.DataQuality.Checks;

/// <summary>All that is remembered of a series, plain enough to be stored as it lies in memory.</summary>
struct WatchState
{
    public long Count { get; set; }

    public long FirstUs { get; set; }

    public long LastUs { get; set; }

    /// <summary>The time of what arrived last, which may be older than the newest.</summary>
    public long ArrivedUs { get; set; }

    public long LastBits { get; set; }

    public ushort LastStatus { get; set; }

#pragma warning disable CA1051 // Checks are changed where they lie; a property would hand out copies.
    public Window Window;
    public PaceLearner Pace;
    public Levels Levels;
    public GapCheck Gap;
    public StuckCheck Stuck;
    public FlatCheck Flat;
    public RangeCheck Range;
    public RateCheck Rate;
    public ClockCheck Clock;
    public SaturationCheck Saturation;
    public CodeCheck Codes;
#pragma warning restore CA1051
}

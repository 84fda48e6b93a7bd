using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;
using AIoT.Twin.Outcomes;
using AIoT.Twin.Telemetry.Calendars;
using AIoT.Twin.TestKit;

namespace AIoT.Twin.UnitTests.Outcomes.Kinds;

/// <summary>A site of two lines in Berlin with the signals that KPIs take.</summary>
sealed class Plant
{
    public static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    public static readonly CalendarPlan ThreeShifts = CalendarPlan.AlwaysOn with
    {
        DayStart = new(6, 0),
        Shifts = [new("All", Enum.GetValues<DayOfWeek>(), new(6, 0), new(6, 0))]
    };

    public HistoryInMemory History { get; } = new();

    public Guid Site { get; } = Guid.CreateVersion7();

    public Guid Line { get; } = Guid.CreateVersion7();

    public Guid State { get; } = Guid.CreateVersion7();

    public Guid OtherState { get; } = Guid.CreateVersion7();

    public Guid Energy { get; } = Guid.CreateVersion7();

    public Guid EnergyTotal { get; } = Guid.CreateVersion7();

    public Guid Units { get; } = Guid.CreateVersion7();

    public Guid Outdoor { get; } = Guid.CreateVersion7();

    public CalendarPlan Calendar { get; set; } = ThreeShifts;

    public SiteCalendar SiteCalendar => new(Berlin, Calendar);

    public TwinTree Tree => new(
        1,
        [
            new(TwinTree.RootId, TwinTree.RootId, "", TwinLevel.Root, "", false),
            new(Site, TwinTree.RootId, "", TwinLevel.Site, "Lindau", false),
            new(Line, Site, "", TwinLevel.WorkCentre, "Line 1", false),
        ],
        [
            new(State, Line, "State", "1", ValueKind.State, SignalClass.State),
            new(OtherState, Line, "Other state", "1", ValueKind.State, SignalClass.State),
            new(Energy, Site, "Energy", "kW.h", ValueKind.Double),
            new(EnergyTotal, Site, "Energy total", "kW.h", ValueKind.Double, SignalClass.Counter),
            new(Units, Site, "Units", "{unit}", ValueKind.Double),
            new(Outdoor, Site, "Outdoor", "Cel", ValueKind.Double),
        ],
        [new(Site, "Lindau", Berlin, "EUR")]);

    public KpiContext At(KpiDefinition kpi, DateOnly today) => new(kpi, SiteCalendar, Tree, SiteCalendar.StartOf(today) + 3_600_000_000);

    public KpiDefinition Downtime(DateOnly from, DateOnly change, double target = -0.3) => new()
    {
        Id = Guid.Parse("0190a000-0000-7000-8000-000000000001"),
        Kind = "unplanned-downtime",
        ScopeId = Line,
        Inputs = [new("state", State)],
        BaselineFrom = from,
        BaselineTo = change,
        ChangeOn = change,
        TargetChange = target,
    };

    public KpiDefinition SpecificEnergy(DateOnly from, DateOnly change, double target = -0.15) => Downtime(from, change, target) with
    {
        Kind = "specific-energy",
        ScopeId = Site,
        Inputs = [new("energy", Energy), new("units", Units), new("outdoor-temperature", Outdoor)],
    };
}

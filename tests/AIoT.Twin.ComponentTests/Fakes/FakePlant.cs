using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry;

namespace AIoT.Twin.ComponentTests.Fakes;

/// <summary>One site in Berlin's zone with a line of two machines; each signal has a series unless a test takes it away.</summary>
public sealed class FakePlant : ITwinTreeSource, ISeriesCatalog, ISignalPace
{
    readonly Dictionary<Guid, SeriesInfo> _series = [];
    TwinTree _tree;
    int _handles = 1;

    public FakePlant()
    {
        TwinNode[] twins =
        [
            new(TwinTree.RootId, TwinTree.RootId, "root", TwinLevel.Root, "", false),
            new(Id(1), TwinTree.RootId, "enterprise", TwinLevel.Enterprise, "Harvest", true),
            new(Id(2), Id(1), "site", TwinLevel.Site, "Northfield", true),
            new(Id(3), Id(2), "line", TwinLevel.WorkCentre, "Line 1", true),
            Filler = new(Id(4), Id(3), "machine", TwinLevel.WorkUnit, "Filler", true),
            Oven = new(Id(5), Id(3), "machine", TwinLevel.WorkUnit, "Oven", true),
        ];
        SignalNode[] signals =
        [
            Flow = new(Id(10), Filler.Id, "Flow", "m3/h", ValueKind.Double),
            Power = new(Id(11), Filler.Id, "Power", "kW", ValueKind.Double),
            Running = new(Id(12), Filler.Id, "Running", "1", ValueKind.Boolean),
            State = new(Id(14), Filler.Id, "State", "1", ValueKind.State),
            Message = new(Id(15), Filler.Id, "Message", "1", ValueKind.Text),
            OvenPower = new(Id(13), Oven.Id, "Power", "kW", ValueKind.Double),
        ];
        _tree = new TwinTree(1, twins, signals, [new SiteInfo(Id(2), "Northfield", TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), "EUR")]);
        foreach (var signal in signals)
            Open(signal, signal.Unit);
    }

    public TwinNode Filler { get; }

    public TwinNode Oven { get; }

    public SignalNode Flow { get; }

    public SignalNode Power { get; }

    public SignalNode Running { get; }

    public SignalNode OvenPower { get; }

    public SignalNode State { get; }

    public SignalNode Message { get; }

    public TypeCatalog Types => TypeCatalog.Empty;

    public event Action? Changed;

    public TwinTree Tree
    {
        get => _tree;
        set
        {
            _tree = value;
            Changed?.Invoke();
        }
    }

    public TimeSpan? Pace { get; set; } = TimeSpan.FromSeconds(1);

    public SeriesInfo? Find(Guid signalId) => _series.GetValueOrDefault(signalId);

    public IReadOnlyList<SeriesInfo> AllOf(Guid signalId) => Find(signalId) is { } series ? [series] : [];

    public SeriesInfo ByHandle(int handle) => _series.Values.Single(s => s.Handle == handle);

    public ValueTask<SeriesInfo> EnsureAsync(Guid signalId, ValueKind kind, string unit, CancellationToken cancellationToken) => new(_series[signalId]);

    public TimeSpan? ExpectedEvery(Guid signal) => Pace;

    /// <summary>As when a signal is stored for the first time, or its unit changes.</summary>
    public SeriesInfo Open(SignalNode signal, string unit) => _series[signal.Id] = new SeriesInfo(_handles++, 1000 + _handles, signal.Id, signal.Kind, unit);

    public void Close(SignalNode signal) => _series.Remove(signal.Id);

    static Guid Id(int number) => new($"01990000-0000-7000-8000-{number:d12}");
}

using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Messaging;
using AIoT.Twin.Modelling;
using AIoT.Twin.ModelOps.Drift;
using AIoT.Twin.ModelOps.Events;
using AIoT.Twin.ModelOps.Watching;
using AIoT.Twin.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AIoT.Twin.IntegrationTests.ModelOps;

/// <summary>
/// An oven with three zone sensors, a filler with pressures, and a meter, watched over a database: the places where a sensor drifts,
/// one is stuck, a process really changes and energy falls.
/// </summary>
sealed class WatchedPlant(IDbContextFactory<TwinDbContext> database) : FixedTree, IEvents, IAccess
{
    public const long Minute = 60_000_000;
    public const long Day = 1440 * Minute;
    const long Start = 1_767_225_600_000_000; // 2026-01-01

    readonly List<TwinNode> _twins = [];
    readonly List<SignalNode> _signals = [];

    public FakeClock Clock { get; } = new(Start.ToTime());

    public FakeTelemetry Telemetry => field ??= new(Clock);

    public SuspectSensors Suspects => field ??= new(null!, this);

    public HashSet<Permission> Denied { get; } = [];

    public List<BehaviourFound> Told { get; } = [];

    public override TwinTree Tree => field ??= new(1, _twins, _signals, []);

    public static long At(double days) => Start + (long)(days * Day);

    public Guid Twin(string type, Guid parent, TwinLevel level)
    {
        var id = Guid.CreateVersion7();
        _twins.Add(new(id, parent, type, level, $"{type} {_twins.Count}", false));
        return id;
    }

    public Guid Signal(Guid twin, string name, string unit, Func<long, double> value, double fromDay = 0, long step = Minute)
    {
        var id = Guid.CreateVersion7();
        _signals.Add(new(id, twin, name, unit, ValueKind.Double));
        Telemetry.Add(id, At(fromDay), step, value);
        return id;
    }

    public Guid State(Guid twin, Func<long, double> value, double fromDay = 0)
    {
        var id = Guid.CreateVersion7();
        _signals.Add(new(id, twin, "State", "1", ValueKind.State, SignalClass.State));
        Telemetry.Add(id, At(fromDay), Minute, value, state: true);
        return id;
    }

    /// <summary>Watches until everything known on a day has been looked at; a new watcher each time, as after a restart.</summary>
    public async Task WatchAsync(double day, CancellationToken cancellationToken)
    {
        Clock.Advance(At(day).ToTime() - Clock.Now());
        var options = Options.Create(new WatchOptions());
        var detector = new ChosenDetector(new Catalog<IDriftDetector>([new AdwinDetector()]), options);
        var book = new WatchBook(database, new FindingBook(this, Suspects), detector, Clock);
        await book.LoadAsync(cancellationToken);
        var round = new WatchRound(Telemetry, this, detector, book, options, Clock);
        while (await round.RunAsync(cancellationToken))
            continue;
        await round.RunAsync(cancellationToken);
        await book.SaveAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<Finding>> OpenAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Set<Finding>().AsNoTracking().Where(f => f.EndedAt == null).ToListAsync(cancellationToken);
    }

    public ValueTask PublishAsync<T>(T happened, CancellationToken cancellationToken) where T : notnull
    {
        if (happened is BehaviourFound found)
            Told.Add(found);
        return ValueTask.CompletedTask;
    }

    public bool May(Caller caller, Permission permission, Guid twin) => !Denied.Contains(permission);

    public bool MayAnywhere(Caller caller, Permission permission) => !Denied.Contains(permission);

    public IReadOnlySet<Role> RolesOf(Caller caller) => new HashSet<Role>();

    /// <summary>Noise that is the same whenever it is asked for.</summary>
    public static double Noise(int seed, long at)
    {
        var hash = unchecked((ulong)at * 0x9E3779B97F4A7C15 ^ (ulong)seed * 0xBF58476D1CE4E5B9);
        hash = unchecked((hash ^ (hash >> 30)) * 0x94D049BB133111EB);
        hash ^= hash >> 31;
        return ((uint)hash + (double)(uint)(hash >> 32)) / uint.MaxValue - 1;
    }

    /// <summary>Something that wanders within ±1, from hour to hour.</summary>
    public static double Wander(int seed, long at)
    {
        var (hour, along) = (at / (60 * Minute), at % (60 * Minute) / (60.0 * Minute));
        return Noise(seed, hour) + ((Noise(seed, hour + 1) - Noise(seed, hour)) * along);
    }
}

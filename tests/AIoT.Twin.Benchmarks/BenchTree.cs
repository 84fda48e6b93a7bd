using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.Benchmarks;

/// <summary>One site with a machine that has all signals.</summary>
sealed class BenchTree(Guid[] signals) : ITwinTreeSource
{
    static readonly Guid s_site = new(1, 2, 3, new byte[8]);
    static readonly Guid s_machine = new(1, 2, 4, new byte[8]);

    public TwinTree Tree { get; } = new(
        1,
        [
            new(TwinTree.RootId, TwinTree.RootId, "root", TwinLevel.Root, "", false), new(s_site, TwinTree.RootId, "site", TwinLevel.Site, "Site", false),
            new(s_machine, s_site, "machine", TwinLevel.WorkUnit, "Machine", false),
        ],
        [.. signals.Select((s, i) => new SignalNode(s, s_machine, $"Signal {i}", "1", ValueKind.Double))],
        [new SiteInfo(s_site, "Site", TimeZoneInfo.Utc, "EUR")]);

    public TypeCatalog Types { get; } = new([]);

    public event Action? Changed
    {
        add { }
        remove { }
    }
}

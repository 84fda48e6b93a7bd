using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Lake;
using AIoT.Twin.Web.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace AIoT.Twin.ComponentTests.Telemetry;

public sealed class LakePageTests : TwinTestContext
{
    readonly string _folder = Directory.CreateTempSubdirectory("lake-page-").FullName;
    readonly FakeLake _lake = new();

    public LakePageTests()
    {
        var options = new LakeOptions();
        var store = new LocalLakeStore(_folder);
        Services.AddSingleton(options);
        Services.AddSingleton<ILakeQueries>(_lake);
        Services.AddSingleton(new LakeSql(new LakeCatalog(store), store, new LakeRights(Access, new NoTree()), new LakeMeters(), options, TimeProvider.System, NullLogger<LakeSql>.Instance));
        Services.AddSingleton(new ExportLake(null!, options, Access, new NoTree()));
        Services.AddSingleton(new LakeVerify(null!, Access, new NoTree()));
    }

    [Fact]
    public void Without_anything_to_read_the_page_says_why()
    {
        var text = Render<LakePage>().Markup;

        Assert.Contains("Nothing was exported yet that you may read", text, StringComparison.Ordinal);
        Assert.DoesNotContain("textarea", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_is_answered_on_the_page_and_a_wrong_one_explained()
    {
        _lake.Sites.Add(new(Guid.NewGuid(), "Lübeck", false, new(2026, 3, 1), new(2026, 3, 2), 2, 2, 1000, 5000, Clock.GetUtcNow()));
        var page = Render<LakePage>();
        Assert.Contains("Lübeck", page.Markup, StringComparison.Ordinal);

        page.Find("textarea").Input("select 6 * 7 as answer");
        await page.FindAll("button").Single(b => b.TextContent.Contains("Run", StringComparison.Ordinal)).ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains(">42<", page.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(30));

        page.Find("textarea").Input("select nonsense");
        await page.FindAll("button").Single(b => b.TextContent.Contains("Run", StringComparison.Ordinal)).ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("The query cannot be understood.", page.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void The_admin_page_names_what_is_wrong_and_what_to_do()
    {
        _lake.State = new LakeStatus(Clock.GetUtcNow(), true, "local", "/data/lake")
        {
            LastRun = Clock.GetUtcNow(),
            Took = TimeSpan.FromSeconds(2),
            PendingDays = 3,
            PendingSince = Clock.GetUtcNow().AddHours(-1),
            CommitsBehind = 7,
            Failure = new("disk-full", Clock.GetUtcNow(), "No space left on device"),
            Days = 2,
            Files = 2,
            Rows = 1000,
            Bytes = 5000,
            FreeBytes = 0,
            Queries = 1,
            Sites = [],
            Faults = [new("cut", "/data/lake/x.parquet", null)],
        };

        var text = Render<LakeAdminPage>().Markup;

        Assert.Contains("The disk of the lake is full.", text, StringComparison.Ordinal);
        Assert.Contains("the export goes on by itself", text, StringComparison.Ordinal);
        Assert.Contains("A file is shorter than it was written:", text, StringComparison.Ordinal);
        Assert.Contains("5.0 bytes a row", text, StringComparison.Ordinal);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Directory.Delete(_folder, recursive: true);
    }

    sealed class FakeLake : ILakeQueries
    {
        public List<LakeSiteStatus> Sites { get; } = [];

        public LakeStatus? State { get; set; }

        public LakeStatus? Status(Caller by) => State;

        public IReadOnlyList<LakeSiteStatus> Readable(Caller by) => Sites;
    }

    sealed class NoTree : IScopeTree
    {
        public Guid RootId => Guid.Empty;

        public string PathOf(Guid twin) => "";

        public IEnumerable<Guid> SelfAndAncestors(Guid twin) => [twin];
    }
}

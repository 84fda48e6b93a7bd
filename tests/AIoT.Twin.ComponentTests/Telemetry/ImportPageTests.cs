using System.Text.RegularExpressions;
using AIoT.Twin.Acquisition;
using AIoT.Twin.ComponentTests.Shell;
using AIoT.Twin.Telemetry.Import;
using AIoT.Twin.Telemetry.Import.Files;
using AIoT.Twin.TestKit;
using AIoT.Twin.Web.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace AIoT.Twin.ComponentTests.Telemetry;

public sealed partial class ImportPageTests : TwinTestContext
{
    readonly FakeImports _imports = new();
    readonly Guid _id = Guid.NewGuid();

    public ImportPageTests()
    {
        Services.AddSingleton<IImportQueries>(_imports);
        Services.AddSingleton(new ImportSteps(null!, null!, null!, null!, null!, null!, null!, null!));
    }

    ImportInfo Info(ImportState state, ImportReport? report = null) => new(
        _id, "week.csv", Me.Id, Clock.Now(), state,
        new ImportPlan { Columns = ["time", "Inlet", "Remark"], Layout = ImportLayout.Wide, Signals = [new("Inlet", Plant.Flow.Id, null), new("Remark", null, null)] },
        report, [new("week.csv", 2048, "")], 1)
    {
        Samples = 0,
        Stored = 5,
        Duplicates = 1,
        Revised = 2,
        TakenBack = 3,
        LeftAlone = 4,
        Problem = null,
        ProblemDetail = null,
        StartedAt = null,
        EndedAt = null,
        Step = null,
        Until = null,
    };

    IRenderedComponent<ImportPage> Page(ImportInfo info)
    {
        _imports.All.Add(info);
        return Render<ImportPage>(p => p.Add(x => x.Id, _id));
    }

    [Fact]
    public void A_new_import_shows_its_first_rows_as_they_will_be_stored()
    {
        _imports.Preview.Add(new(2, Plant.Flow.Id, Clock.Now(), 21.5, Quality.Good, null, ""));
        _imports.Preview.Add(new(3, null, null, null, Quality.Bad, "time-unreadable", "yesterday"));

        var text = Page(Info(ImportState.Uploaded)).Markup;

        Assert.Contains("21.5", text, StringComparison.Ordinal);
        Assert.Contains("the time cannot be read", text, StringComparison.Ordinal);
        Assert.Contains("yesterday", text, StringComparison.Ordinal);
        Assert.Contains("1 mapped, 0 left out, 1 open.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_corrected_is_previewed_at_once()
    {
        var page = Page(Info(ImportState.Uploaded));

        page.Find("#import-delimiter").Change(";");
        page.FindAll("button").Single(b => b.TextContent.Contains("Leave the open ones out", StringComparison.Ordinal)).Click();

        Assert.Equal(";", _imports.Asked!.Delimiter);
        Assert.True(_imports.Asked.Signals[1].LeaveOut);
    }

    [Fact]
    public void An_import_with_refused_rows_is_not_offered_to_be_run()
    {
        var report = new ImportReport { Rows = 10, Samples = 9, New = 9, Refused = 1, Reasons = [new("value-unreadable", 1, [new("week.csv", 4, 2, "warm")])] };

        var page = Page(Info(ImportState.Checked, report));

        Assert.Contains("week.csv, line 4", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Import 9 values", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sound_one_is_offered_and_asks_before_it_runs()
    {
        var page = Page(Info(ImportState.Checked, new ImportReport { Rows = 10, Samples = 10, New = 8, Conflicts = 2 }));

        page.FindAll("button").Single(b => b.TextContent.Contains("Import 10 values", StringComparison.Ordinal)).Click();

        Assert.Contains("8 new values are stored and 2 replace another one", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_running_one_shows_how_far_it_is_and_nothing_to_change()
    {
        var page = Page(Info(ImportState.Writing) with { Step = new("writing", 3, 4) });

        Assert.Contains("Importing, 75 %", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#import-delimiter"));
        Assert.Contains("Stop and take back", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_is_not_there_says_so() =>
        Assert.Contains("There is no such import", Render<ImportPage>(p => p.Add(x => x.Id, Guid.NewGuid())).Markup, StringComparison.Ordinal);

    [Fact]
    public void Every_code_of_imports_and_of_the_lake_has_a_text()
    {
        var (import, lake, common) = (WebSource.Keys["ImportText"], WebSource.Keys["LakeText"], WebSource.Keys["RefusalText"]);

        Assert.DoesNotContain(ImportReason.All, r => !import.Contains($"Reason.{r}"));
        Assert.DoesNotContain(Found("Import", Refusal()), c => !import.Contains($"Refused.{c}") && !common.Contains($"Refused.{c}"));
        Assert.DoesNotContain(Found("Lake", Refusal()), c => !lake.Contains($"Refused.{c}") && !common.Contains($"Refused.{c}"));
        Assert.DoesNotContain(Found("Import", Audited()), c => !import.Contains($"Audit.{c}") && !import.Contains($"Refused.{c}") && !import.Contains($"Failure.{c}"));
        Assert.DoesNotContain(Found("Lake", Sql()), c => !lake.Contains($"Refused.{c}"));
        Assert.DoesNotContain(Enum.GetNames<ImportState>(), s => !import.Contains($"State.{s}"));
        Assert.DoesNotContain(Enum.GetNames<ImportMode>(), m => !import.Contains($"Mode.{m}"));
        Assert.DoesNotContain(Found("Import", Step()), c => !import.Contains($"Step.{c}"));
        Assert.DoesNotContain(["disk-full", "disk-low", "lake-full", "not-writable", "out-of-memory", "failed"], c => !lake.Contains($"Failure.{c}") || !lake.Contains($"Next.{c}"));
        Assert.DoesNotContain(["missing", "cut", "changed", "manifest-damaged"], c => !lake.Contains($"Fault.{c}"));
    }

    [Fact]
    public void The_search_for_codes_finds_some() => Assert.True(Found("Import", Refusal()).Count > 15 && Found("Import", Audited()).Count > 8 && Found("Lake", Sql()).Count > 4);

    static HashSet<string> Found(string folder, Regex codes) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src/AIoT.Twin/Telemetry", folder), "*.cs", SearchOption.AllDirectories)
            .SelectMany(f => codes.Matches(File.ReadAllText(f))).Select(m => m.Groups[1].Value),
    ];

    [GeneratedRegex("""Refusal\.(?:Invalid|Conflict)\((?:[^"()]*\? )?"([a-z0-9-]+)["]""")]
    private static partial Regex Refusal();

    [GeneratedRegex("""["](import-(?:uploaded|planned|check|started|ended|failed|stopped|take|discarded)[a-z-]*)["]""")]
    private static partial Regex Audited();

    [GeneratedRegex("""["](sql-[a-z-]+)["]""")]
    private static partial Regex Sql();

    [GeneratedRegex("""progress\.Set\([^"]*"([a-z-]+)["]""")]
    private static partial Regex Step();
}

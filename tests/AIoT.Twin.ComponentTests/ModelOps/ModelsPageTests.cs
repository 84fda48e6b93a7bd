using AIoT.Twin.ComponentTests.Fakes;
using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Keys;
using AIoT.Twin.ModelOps;
using AIoT.Twin.ModelOps.Registry;
using AIoT.Twin.ModelOps.Watching;
using AIoT.Twin.Web.ModelOps;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AIoT.Twin.ComponentTests.ModelOps;

public sealed class ModelsPageTests : TwinTestContext
{
    readonly EmptyStore _store = new();
    readonly FakeModelOps _models = new();

    public ModelsPageTests()
    {
        Services.AddSingleton<IDbContextFactory<TwinDbContext>>(_store).AddSingleton<Principals>();
        Services.AddSingleton<IModelOpsQueries>(_models).AddScoped<ModelWords>();
    }

    [Fact]
    public void Without_a_model_it_says_how_one_comes_to_be()
    {
        var page = Render<ModelsPage>();

        Assert.Contains("No model is registered yet", page.Markup, StringComparison.Ordinal);
        Assert.Contains("No sensor is suspect.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_stays_open_shows_a_model_that_came_later()
    {
        var page = Render<ModelsPage>();

        _models.Models.Add(Model(ModelHealth.Changed));
        Clock.Advance(TimeSpan.FromMinutes(1));

        page.WaitForAssertion(() => Assert.Contains("1 changed", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Model_health_comes_first_then_suspect_sensors_then_changed_signals()
    {
        _models.Models.Add(Model(ModelHealth.Changed));
        _models.Models.Add(Model(ModelHealth.CannotJudgeYet));
        _models.Findings.Add(Finding(Verdict.SensorSuspect, FindingCause.Apart, 6.2));
        _models.Findings.Add(Finding(Verdict.BehaviourChanged, FindingCause.Level, -3));

        var page = Render<ModelsPage>();

        var sections = page.FindAll("section");
        Assert.StartsWith("1 changed, 1 cannot be judged yet, 0 healthy", sections[0].QuerySelector(".first")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("changed since", sections[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("cannot judge yet (41 of 200 days)", sections[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("explained by the change", sections[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("6.2 m³/h above the 2 signals it is compared with", sections[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("3 m³/h below usual", sections[2].TextContent, StringComparison.Ordinal);
        Assert.Contains("at most 0.06", sections[2].TextContent, StringComparison.Ordinal);
        Assert.Contains("/scores.csv", sections[3].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("p-value", page.Markup, StringComparison.OrdinalIgnoreCase);
    }

    ModelView Model(ModelHealth health)
    {
        var model = new Model
        {
            Id = Guid.NewGuid(),
            Key = $"k-{health}",
            Code = "energy-baseline",
            TwinId = Plant.Filler.Id,
            UseCaseId = Guid.NewGuid(),
            Unit = "kW.h",
            Zone = "Europe/Berlin",
            ChangeOn = new(2025, 12, 1),
            Since = Clock.GetUtcNow(),
            Health = health,
            Learned = 41,
        };
        var version = new ModelVersion
        {
            ModelId = model.Id,
            Number = 1,
            Fit = "f",
            From = new(2024, 12, 1),
            To = new(2025, 11, 30),
            CvRmse = 0.027,
            Artefact = "{}",
            Hash = "00",
            RegisteredAt = Clock.GetUtcNow(),
        };
        return new(model, version, health is ModelHealth.Changed ? Finding(Verdict.ModelDrift, FindingCause.Residual, -2400) : null);
    }

    FindingView Finding(Verdict verdict, FindingCause cause, double magnitude) =>
        new(Guid.NewGuid(), Plant.Flow.Id, Plant.Filler.Id, verdict, cause, "m3/h", 10, 8, 12, 10 + magnitude)
        {
            Magnitude = magnitude,
            PercentOfUsual = 100 * Math.Abs(magnitude) / 4,
            Trend = "steady",
            SinceEarliest = new(2025, 12, 1, 0, 0, 0, TimeSpan.Zero),
            SinceLatest = new(2025, 12, 3, 0, 0, 0, TimeSpan.Zero),
            FoundAt = Clock.GetUtcNow(),
            ChanceAlarms = 0.06,
            ComparedWith = verdict is Verdict.SensorSuspect ? [Plant.Power.Id, Plant.OvenPower.Id] : [],
        };

    sealed class FakeModelOps : IModelOpsQueries
    {
        public List<ModelView> Models { get; } = [];

        public List<FindingView> Findings { get; } = [];

        public Task<IReadOnlyList<ModelView>> ModelsAsync(Caller by, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ModelView>>(Models);

        public Task<IReadOnlyList<ModelVersion>?> VersionsAsync(Caller by, Guid model, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ModelVersion>?>([]);

        public Task<IReadOnlyList<ModelScore>?> ScoresAsync(Caller by, Guid model, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ModelScore>?>([]);

        public Task<IReadOnlyList<FindingView>> FindingsAsync(Caller by, bool ended, int limit, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<FindingView>>(Findings);

        public Task<WatchView?> WatchAsync(Caller by, Guid signal, CancellationToken cancellationToken) => Task.FromResult<WatchView?>(null);

        public Task<WatchCount> CountAsync(Caller by, CancellationToken cancellationToken) => Task.FromResult(new WatchCount(283, 12, 5, 0));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _store.Dispose();
    }
}

using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Messaging;
using AIoT.Twin.Modelling;
using AIoT.Twin.ModelOps.Drift;
using AIoT.Twin.ModelOps.Registry;
using AIoT.Twin.ModelOps.Watching;
using AIoT.Twin.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AIoT.Twin.IntegrationTests.ModelOps;

public sealed class ModelRoundTests(Databases databases)
{
    static readonly DateOnly s_from = new(2024, 10, 1);
    static readonly DateOnly s_change = new(2025, 10, 1);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_saving_of_twelve_percent_moves_the_residual_and_the_model_has_changed_since_then(DatabaseKind kind)
    {
        await using var twin = await StartAsync(kind);
        var (round, findings) = RoundOf(twin, FittedOf(saving: 0.12, days: 720));

        await round.RunAsync(Stop);

        var model = Assert.Single(await AllAsync<Model>(twin));
        Assert.Equal((ModelHealth.Changed, new DateOnly(2026, 9, 20)), (model.Health, model.LastScored));
        Assert.Equal(720, (await AllAsync<ModelScore>(twin)).Count);
        await using var db = await twin.Get<IDbContextFactory<TwinDbContext>>().CreateDbContextAsync(Stop);
        findings.AddTo(db);
        await db.SaveChangesAsync(Stop);
        var found = Assert.Single(await AllAsync<Finding>(twin));
        Assert.Equal((Verdict.ModelDrift, FindingCause.Residual, model.Id), (found.Verdict, found.Cause, found.SubjectId));
        Assert.InRange(found.Magnitude!.Value, -2800, -2000);
        Assert.InRange(found.SinceEarliest, Time(s_change.AddDays(-10)), Time(s_change.AddDays(3)));
        Assert.InRange(found.SinceLatest, Time(s_change.AddDays(-1)), Time(s_change.AddDays(10)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_model_that_errs_as_ever_is_healthy_and_one_with_little_data_cannot_be_judged(DatabaseKind kind)
    {
        await using var twin = await StartAsync(kind);
        var (round, _) = RoundOf(twin, FittedOf(saving: 0, days: 720), FittedOf(saving: 0, days: 41) with { Key = "young" });

        await round.RunAsync(Stop);

        var models = (await AllAsync<Model>(twin)).ToDictionary(m => m.Key);
        Assert.Equal(ModelHealth.Healthy, models["baseline"].Health);
        Assert.Equal((ModelHealth.CannotJudgeYet, 41), (models["young"].Health, models["young"].Learned));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Only_another_fit_makes_another_version(DatabaseKind kind)
    {
        await using var twin = await StartAsync(kind);
        var first = FittedOf(saving: 0, days: 400);

        await RoundOf(twin, first).Round.RunAsync(Stop);
        await RoundOf(twin, FittedOf(saving: 0, days: 410)).Round.RunAsync(Stop);
        await RoundOf(twin, first with { Fit = "refitted", Artefact = "{\"base\":2}" }).Round.RunAsync(Stop);

        var versions = (await AllAsync<ModelVersion>(twin)).OrderBy(v => v.Number).ToList();
        Assert.Equal([(1, ModelStatus.Superseded), (2, ModelStatus.InUse)], versions.Select(v => (v.Number, v.Status)));
        Assert.NotEqual(versions[0].Hash, versions[1].Hash);
        Assert.Equal(400, (await AllAsync<ModelScore>(twin)).Count);
    }

    static FittedModel FittedOf(double saving, int days)
    {
        var random = new Random(11);
        var noise = 0.0;
        var all = Enumerable.Range(0, days).Select(i =>
        {
            noise = (0.35 * noise) + ((random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 0.05);
            var (day, predicted) = (s_from.AddDays(i), 20_000 + (3000 * Math.Sin(i / 58.0)));
            return new ScoredDay(day, predicted * (1 + noise) * (day >= s_change ? 1 - saving : 1), predicted);
        });
        return new()
        {
            Key = "baseline",
            Code = "energy-baseline",
            Twin = TwinTree.RootId,
            Fit = "fit",
            From = s_from,
            To = s_change.AddDays(-1),
            CvRmse = 0.027,
            Artefact = "{\"base\":1}",
            Unit = "kW.h",
            ChangeOn = s_change,
            Zone = "Europe/Berlin",
            Days = [.. all],
        };
    }

    static (ModelRound Round, FindingBook Findings) RoundOf(RunningTwin twin, params FittedModel[] models)
    {
        var options = Options.Create(new WatchOptions());
        var detector = new ChosenDetector(new Catalog<IDriftDetector>([new AdwinDetector()]), options);
        var findings = new FindingBook(twin.Get<IEvents>(), new SuspectSensors(null!, twin.Get<IAccess>()));
        var clock = new FakeClock(new DateTimeOffset(2026, 11, 20, 6, 0, 0, TimeSpan.Zero));
        var round = new ModelRound(
            new Catalog<IModelSource>([new Given(models)]), twin.Get<IDbContextFactory<TwinDbContext>>(), twin.Get<TwinChanges>(), detector, findings, options, clock);
        return (round, findings);
    }

    static DateTimeOffset Time(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    static async Task<List<T>> AllAsync<T>(RunningTwin twin) where T : class
    {
        await using var db = await twin.Get<IDbContextFactory<TwinDbContext>>().CreateDbContextAsync(Stop);
        return await db.Set<T>().AsNoTracking().ToListAsync(Stop);
    }

    async Task<RunningTwin> StartAsync(DatabaseKind kind) =>
        await RunningTwin.StartAsync(await databases.CreateAsync(kind, Stop), Stop, "Twin:ModelOps:Enabled=false");

    sealed class Given(IReadOnlyList<FittedModel> models) : IModelSource
    {
        public string Name => "given";

        public Task<IReadOnlyList<FittedModel>> ModelsAsync(CancellationToken cancellationToken) => Task.FromResult(models);
    }
}

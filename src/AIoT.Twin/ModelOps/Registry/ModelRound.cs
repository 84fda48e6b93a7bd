using System.Security.Cryptography;
using System.Text;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.ModelOps.Watching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AIoT.Twin.ModelOps.Registry;

/// <summary>Registers what was fitted, keeps its scores, and judges whether it still errs as it did.</summary>
sealed class ModelRound(
    Catalog<IModelSource> sources, IDbContextFactory<TwinDbContext> database, TwinChanges changes, ChosenDetector detector, FindingBook findings,
    IOptions<WatchOptions> options, TimeProvider clock)
{
    /// <summary>How many models there are.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var source in sources.All)
        {
            foreach (var fitted in await source.ModelsAsync(cancellationToken))
            {
                await KeepAsync(fitted, cancellationToken);
                count++;
            }
        }

        return count;
    }

    async Task KeepAsync(FittedModel fitted, CancellationToken cancellationToken)
    {
        var id = await RegisterAsync(fitted, cancellationToken);
        var (health, learned, chance, changed) = ResidualJudge.Of(fitted, detector.Value, options.Value.ChanceAlarmsIn30Days);
        await ScoreAsync(id, fitted, health, learned, chance, cancellationToken);
        findings.Update(new(id, fitted.Twin, fitted.Unit, chance, WellKnown: true), changed, clock.Now());
    }

    /// <summary>A new version only for another fit: neither a restart nor another day makes one.</summary>
    async Task<Guid> RegisterAsync(FittedModel fitted, CancellationToken cancellationToken)
    {
        await using var change = await changes.BeginAsync(Caller.System, cancellationToken);
        var db = change.Database;
        var model = await db.Set<Model>().SingleOrDefaultAsync(m => m.Key == fitted.Key, cancellationToken);
        var inUse = model is null ? null : await db.Set<ModelVersion>()
            .SingleOrDefaultAsync(v => v.ModelId == model.Id && v.Status == ModelStatus.InUse, cancellationToken);
        if (model is not null && inUse?.Fit == fitted.Fit && model.OwnerId == fitted.Owner && model.UseCaseId == fitted.UseCase && model.ChangeOn == fitted.ChangeOn)
            return model.Id;

        if (model is null)
            db.Add(model = New(fitted));
        (model.OwnerId, model.UseCaseId, model.ChangeOn) = (fitted.Owner, fitted.UseCase, fitted.ChangeOn);
        var number = inUse?.Number ?? 0;
        if (inUse?.Fit != fitted.Fit)
        {
            inUse?.Status = ModelStatus.Superseded;
            db.Add(VersionOf(model.Id, ++number, fitted));
        }

        await change.CommitAsync(new("model-version-registered", fitted.Twin, ("model", model.Id.ToString()), ("code", fitted.Code), ("version", $"{number}")), cancellationToken);
        return model.Id;
    }

    Model New(FittedModel fitted) => new()
    {
        Id = Guid.CreateVersion7(clock.Now()),
        Key = fitted.Key,
        Code = fitted.Code,
        TwinId = fitted.Twin,
        Unit = fitted.Unit,
        Zone = fitted.Zone,
        Since = clock.Now(),
    };

    ModelVersion VersionOf(Guid model, int number, FittedModel fitted) => new()
    {
        ModelId = model,
        Number = number,
        Fit = fitted.Fit,
        From = fitted.From,
        To = fitted.To,
        CvRmse = fitted.CvRmse,
        Artefact = fitted.Artefact,
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(fitted.Artefact))),
        RegisteredAt = clock.Now(),
    };

    async Task ScoreAsync(Guid id, FittedModel fitted, ModelHealth health, int learned, double chance, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var known = await db.Set<ModelScore>().Where(s => s.ModelId == id).ToDictionaryAsync(s => s.Day, cancellationToken);
        foreach (var day in fitted.Days)
        {
            if (known.Remove(day.Day, out var score) && score.Measured.Equals(day.Measured) && score.Predicted.Equals(day.Predicted))
                continue;
            var now = new ModelScore { ModelId = id, Day = day.Day, Measured = day.Measured, Predicted = day.Predicted };
            if (score is null)
                db.Add(now);
            else
                db.Entry(score).CurrentValues.SetValues(now);
        }

        db.RemoveRange(known.Values);
        await db.SaveChangesAsync(cancellationToken);
        var last = fitted.Days.Count == 0 ? (DateOnly?)null : fitted.Days.Max(d => d.Day);
        await db.Set<Model>().Where(m => m.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.Health, health).SetProperty(m => m.Learned, learned)
                .SetProperty(m => m.LastScored, last).SetProperty(m => m.ChanceAlarms, chance),
            cancellationToken);
    }
}

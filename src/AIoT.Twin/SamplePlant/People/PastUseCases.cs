using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Enablement.Insights;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.SamplePlant.Physics;
using AIoT.Twin.SamplePlant.Seeding;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.SamplePlant.People;

/// <summary>The use cases of insights over a clock of their own; they ask the same rights and leave the same leaves as ever.</summary>
sealed class PastUseCases
{
    readonly SimulatedClock _clock = new();
    readonly DeliverInsight _deliver;
    readonly SeeInsight _see;
    readonly AcceptInsight _accept;
    readonly ActOnInsight _act;
    readonly DismissInsight _dismiss;

    public PastUseCases(IDbContextFactory<TwinDbContext> database, ConfigurationVersion version, IAccess access, IScopeTree scopes, ITwinTreeSource tree)
    {
        var changes = new TwinChanges(database, version, _clock);
        var permit = new Permit(access, scopes, changes);
        var desk = new InsightDesk(changes, permit, _clock);
        (_deliver, _see) = (new(changes, permit, tree, _clock), new(database, access, _clock));
        (_accept, _act, _dismiss) = (new(desk), new(desk), new(desk));
    }

    public async Task<Guid> DeliverAsync(
        SeedContext context, ScriptedInsight scripted, Guid source, Guid team, CancellationToken cancellationToken)
    {
        _clock.NowUs = scripted.AtUs;
        var code = scripted.IsLevel ? "behaviour-changed.level" : "behaviour-changed.spread";
        var (twin, signal) = (context.Ids.Twin(scripted.Subject.Twin), context.Ids.Signal(scripted.Subject.Path));
        var insight = new NewInsight(twin, signal, code, code, Arguments(context, scripted))
        {
            Source = source,
            Teams = [team],
        };
        return Done(await _deliver.RunAsync(Caller.System, insight, cancellationToken)).Id;
    }

    public async Task StepAsync(
        SeedContext context, ScriptedInsight scripted, ScriptedStep step, Guid insight, CancellationToken cancellationToken)
    {
        _clock.NowUs = step.AtUs;
        var by = new Caller(context.Ids.Person(scripted.Team.Members[step.Person].SignIn), PrincipalKind.Person);
        if (step.To is InsightState.Seen)
        {
            await _see.RunAsync(by, [insight], cancellationToken);
            return;
        }

        Done(await (step.To switch
        {
            InsightState.Accepted => _accept.RunAsync(by, insight, null, cancellationToken),
            InsightState.Acted => _act.RunAsync(by, insight, step.Found!, null, cancellationToken),
            _ => _dismiss.RunAsync(by, insight, step.Reason!.Value, null, cancellationToken),
        }));
    }

    static Dictionary<string, string> Arguments(SeedContext context, ScriptedInsight scripted)
    {
        var signal = scripted.Subject;
        var value = BitConverter.Int64BitsToDouble(signal.BitsOf(signal.Model.At(scripted.AtUs)));
        var share = 0.04 + 0.1 * Noise.Even(Noise.Seed(scripted.Key), 1);
        return new()
        {
            ["signal"] = context.Ids.Signal(signal.Path).ToString(),
            ["unit"] = signal.Unit,
            ["now"] = Number(value),
            ["trend"] = "steady",
            ["sinceEarliest"] = Time(scripted.AtUs - 3 * Us.Hour),
            ["sinceLatest"] = Time(scripted.AtUs - 2 * Us.Hour),
            ["compared"] = "",
            ["magnitude"] = Number(Math.Round(Math.Max(Math.Abs(value) * share, 0.1), 2)),
            ["percent"] = Number(Math.Round(100 * share)),
        };
    }

    static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    static string Time(long timeUs) => timeUs.ToTime().ToString("O", CultureInfo.InvariantCulture);

    static InsightResult.Done Done(InsightResult result) => result as InsightResult.Done
        ?? throw new InvalidOperationException($"An insight of the sample plant was refused: {result}");
}

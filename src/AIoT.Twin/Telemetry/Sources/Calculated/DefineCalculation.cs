using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.Telemetry.Sources.Calculated;

/// <summary>A signal to be calculated; without an interval whenever an input changes.</summary>
public sealed record NewCalculation(Guid TwinId, string Name, string Unit, ValueKind Kind, string Formula)
{
    public TimeSpan? Every { get; init; }
}

public abstract record DefineCalculationResult
{
    public sealed record Defined(Guid Signal, Guid Binding, Guid Source) : DefineCalculationResult;

    public sealed record Refused(Refusal Why) : DefineCalculationResult;
}

/// <summary>Adds a signal that is a formula over others, and the source that works it out where there is none yet.</summary>
public sealed class DefineCalculation(
    EditSignals signals, CreateSource create, BindSignals bind, CalculationCheck check, Permit permit, ITwinTreeSource tree, SourceIndex index)
{
    public async Task<DefineCalculationResult> RunAsync(Caller by, NewCalculation wanted, CancellationToken cancellationToken)
    {
        if (tree.Tree.Find(wanted.TwinId) is null || permit.Denies(by, Permission.TwinsRead, wanted.TwinId))
            return Refused(Refusal.Invalid("twin-unknown", "twinId"));
        if (await permit.AskAsync(by, Permission.SourcesWrite, wanted.TwinId, "define-calculation", cancellationToken) is { } denied)
            return Refused(denied);
        // Everything before anything is made: a formula that is refused must not leave a signal without one.
        var draft = new SignalNode(Guid.Empty, wanted.TwinId, wanted.Name, wanted.Unit, wanted.Kind, SignalClass.Calculated);
        if (check.Refuses(by, draft, Address(wanted)) is { } wrong)
            return Refused(wrong);

        var (source, refusedSource) = await SourceAsync(by, wanted.TwinId, cancellationToken);
        if (refusedSource is not null)
            return Refused(refusedSource);
        var added = await signals.AddAsync(by, new NewSignal(wanted.TwinId, wanted.Name, wanted.Unit, wanted.Kind, SignalClass.Calculated), cancellationToken);
        if (added is TwinResult.Refused(var whyNot))
            return Refused(whyNot);

        var signal = ((TwinResult.Done)added).Id;
        return await bind.RunAsync(by, source, [new NewBinding(signal, Address(wanted))], cancellationToken) switch
        {
            BindSignalsResult.Bound bound => new DefineCalculationResult.Defined(signal, bound.Bindings[0], source),
            BindSignalsResult.Refused refused => Refused(refused.Why),
            var other => throw new InvalidOperationException($"{other}"),
        };
    }

    static FieldValues Address(NewCalculation wanted) => wanted.Every is { } every
        ? new FieldValues(("formula", wanted.Formula), ("every", $"{every.TotalMilliseconds:0}"))
        : new FieldValues(("formula", wanted.Formula));

    // One for each site, as far up as the caller may: its people look after it.
    async Task<(Guid Id, Refusal? Why)> SourceAsync(Caller by, Guid twin, CancellationToken cancellationToken)
    {
        var now = tree.Tree;
        var site = now.SiteOf(twin)?.Id;
        var place = now.SelfAndAncestors(twin).TakeWhile(t => t.Level >= TwinLevel.Site && !permit.Denies(by, Permission.SourcesWrite, t.Id)).LastOrDefault()
            ?? now.Find(twin)!;
        var around = now.SelfAndAncestors(twin).Select(t => t.Id).ToHashSet();
        if (index.Picture.All.FirstOrDefault(s => s.Driver == CalculatedDriver.Key && around.Contains(s.TwinId) && now.SiteOf(s.TwinId)?.Id == site) is { } known
            && !permit.Denies(by, Permission.SourcesWrite, known.TwinId))
        {
            return (known.Id, null);
        }

        var taken = index.Picture.All.Select(s => NameKey.Of(s.Name)).ToHashSet();
        var name = Enumerable.Range(1, 1000).Select(n => n == 1 ? $"ƒ {place.Name}" : $"ƒ {place.Name} {n}").First(n => !taken.Contains(NameKey.Of(n)));
        return await create.RunAsync(by, new NewSource(place.Id, name, CalculatedDriver.Key, FieldValues.Empty), cancellationToken) switch
        {
            SourceResult.Done done => (done.Id, null),
            SourceResult.Refused refused => (Guid.Empty, refused.Why),
            var other => throw new InvalidOperationException($"{other}"),
        };
    }

    static DefineCalculationResult.Refused Refused(Refusal why) => new(why);
}

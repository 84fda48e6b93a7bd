using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace AIoT.Twin.Modelling;

/// <summary>Stores the types of this version of the product that the database does not have yet.</summary>
sealed class SeedBuiltInTypes(TwinChanges changes, TimeProvider clock) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var built = BuiltInTypes.Documents();
        var catalog = new TypeCatalog([.. built.Select(text => (DtdlDocument.Parse(text), true))]);

        await using var change = await changes.BeginAsync(Caller.System, cancellationToken);
        var known = await change.Database.Set<TwinType>().Select(t => t.Id).ToHashSetAsync(cancellationToken);
        var missing = built.Select(text => (Text: text, Id: DtdlDocument.Parse(text).Id)).Where(t => !known.Contains(t.Id)).ToList();
        if (missing.Count == 0)
            return;

        foreach (var (text, id) in missing)
            change.Database.Add(Entity(catalog.Find(id)!, text));
        await change.CommitAsync(new("types-installed", TwinTree.RootId, ("count", $"{missing.Count}")), cancellationToken);
    }

    TwinType Entity(TypeInfo type, string document) =>
        new() { Id = type.Id, Name = type.Name, Level = type.Level, Document = document, BuiltIn = true, Since = clock.Now() };

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

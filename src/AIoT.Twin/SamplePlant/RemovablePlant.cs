using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.SamplePlant.Layout;
using AIoT.Twin.SamplePlant.Seeding;

namespace AIoT.Twin.SamplePlant;

/// <summary>
/// Removes the plant through the ordinary use cases: sources, use cases, people's rights, then the enterprise with all below it. What
/// was stored and audited stays until retention takes it; cut off in the middle, removing it again does the rest.
/// </summary>
sealed class RemovablePlant(
    InstallationBook book, IEnumerable<RunningPlant> running, Permit permit, ITwinTreeSource tree, PlantParts parts) : ISamplePlant
{
    public async Task<bool> IsInstalledAsync(CancellationToken cancellationToken) =>
        await book.FindAsync(cancellationToken) is { } installation
        && tree.Tree.Find(new PlantIds(installation.InstalledUs).Twin(PlantLayout.Enterprise)) is not null;

    public async Task<Refusal?> RemoveAsync(Caller by, CancellationToken cancellationToken)
    {
        if (await permit.AskAsync(by, Permission.AccessManage, TwinTree.RootId, "remove-sample-plant", cancellationToken) is { } denied)
            return denied;
        if (await book.FindAsync(cancellationToken) is not { } installation)
            return Refusal.NotFound("sample-plant");

        foreach (var plant in running)
            await plant.StopAsync();
        await book.MarkRemovedAsync(cancellationToken);
        return await parts.RetireAsync(by, new(installation.InstalledUs), cancellationToken);
    }
}

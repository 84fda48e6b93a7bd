using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.Dashboards;

/// <summary>Makes an empty dashboard of the caller's own.</summary>
public sealed class CreateDashboard(TwinChanges changes, Permit permit, ITwinTreeSource tree, TimeProvider clock)
{
    public async Task<DashboardResult> RunAsync(Caller by, Guid twin, string name, IReadOnlyList<Role> sharedWith, CancellationToken cancellationToken)
    {
        if (tree.Tree.Find(twin) is null)
            return Refusal.Invalid("unknown-twin", "twin");
        if (await permit.AskAsync(by, Permission.DashboardsWrite, twin, "dashboard-created", cancellationToken) is { } denied)
            return denied;
        if (NameRule.Refuses(name) is { } bad)
            return bad;

        var now = clock.Now();
        var board = new Dashboard
        {
            Id = Guid.CreateVersion7(now),
            TwinId = twin,
            OwnerId = by.Id,
            Name = name.Trim(),
            NameKey = NameKey.Of(name),
            SharedWith = sharedWith,
            Since = now,
        };
        await using var change = await changes.BeginAsync(by, cancellationToken);
        change.Database.Add(board);
        return await change.TryCommitAsync(new AuditEntry("dashboard-created", twin, ("dashboard", board.Id.ToString()), ("name", board.Name)), cancellationToken) switch
        {
            CommitResult.Committed => new DashboardResult.Done(board.Id, board.Version),
            CommitResult.Taken => NameRule.Taken(board.Name),
            _ => Refusal.Stale(),
        };
    }
}

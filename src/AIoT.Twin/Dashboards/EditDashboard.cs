using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Dashboards;

/// <summary>Renames, shares, fills, empties and retires a dashboard; with a version only if nobody changed it meanwhile.</summary>
public sealed class EditDashboard(TwinChanges changes, IAccess access, ITwinTreeSource tree, TimeProvider clock)
{
    const int MostWidgets = 50;
    const int MostSignals = 12;

    readonly DashboardRights _rights = new(access);

    public Task<DashboardResult> RenameAsync(Caller by, Guid id, string name, int? version, CancellationToken cancellationToken) =>
        NameRule.Refuses(name) is { } bad
            ? Task.FromResult<DashboardResult>(bad)
            : ChangeAsync(by, id, version, "dashboard-renamed", board => (board.Name, board.NameKey) = (name.Trim(), NameKey.Of(name)), cancellationToken);

    public Task<DashboardResult> ShareAsync(Caller by, Guid id, IReadOnlyList<Role> roles, int? version, CancellationToken cancellationToken) =>
        ChangeAsync(by, id, version, "dashboard-shared", board => board.SharedWith = [.. roles.Distinct().Order()], cancellationToken);

    public async Task<DashboardResult> AddWidgetAsync(Caller by, Guid id, NewWidget wanted, int? version, CancellationToken cancellationToken)
    {
        if (wanted.Signals.Count == 0 || wanted.Signals.Count > (wanted.Kind is WidgetKind.Value ? 1 : MostSignals))
            return Refusal.Invalid("signals-count", "signals", ("most", $"{(wanted.Kind is WidgetKind.Value ? 1 : MostSignals)}"));
        if (wanted.Signals.Any(s => tree.Tree.Signal(s) is not { } signal || !access.May(by, Permission.TelemetryRead, signal.TwinId)))
            return Refusal.Invalid("unknown-signal", "signals");

        var widget = new Widget(Guid.CreateVersion7(clock.Now()), wanted.Kind, wanted.Signals, wanted.Title, wanted.Range);
        return await ChangeAsync(by, id, version, "widget-added", board => board.Widgets = [.. board.Widgets, widget], cancellationToken);
    }

    public Task<DashboardResult> RemoveWidgetAsync(Caller by, Guid id, Guid widget, int? version, CancellationToken cancellationToken) =>
        ChangeAsync(by, id, version, "widget-removed", board => board.Widgets = [.. board.Widgets.Where(w => w.Id != widget)], cancellationToken);

    public Task<DashboardResult> RetireAsync(Caller by, Guid id, int? version, CancellationToken cancellationToken) =>
        ChangeAsync(by, id, version, "dashboard-retired", board => board.RetiredAt = clock.Now(), cancellationToken);

    async Task<DashboardResult> ChangeAsync(Caller by, Guid id, int? version, string code, Action<Dashboard> apply, CancellationToken cancellationToken)
    {
        await using var change = await changes.BeginAsync(by, cancellationToken);
        var board = await change.Database.Set<Dashboard>().SingleOrDefaultAsync(d => d.Id == id && d.RetiredAt == null, cancellationToken);
        if (board is null || !_rights.MaySee(by, board))
            return Refusal.NotFound("dashboard");
        if (!_rights.MayEdit(by, board))
            return Refusal.Forbidden(Permission.DashboardsWrite);
        if (version is { } expected && expected != board.Version)
            return Refusal.Stale();
        apply(board);
        if (board.Widgets.Count > MostWidgets)
            return Refusal.Invalid("too-many-widgets", "widgets", ("most", $"{MostWidgets}"));

        return await change.TryCommitAsync(new AuditEntry(code, board.TwinId, ("dashboard", id.ToString()), ("name", board.Name)), cancellationToken) switch
        {
            CommitResult.Committed => new DashboardResult.Done(id, board.Version),
            CommitResult.Taken => NameRule.Taken(board.Name),
            _ => Refusal.Stale(),
        };
    }
}

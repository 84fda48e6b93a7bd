using AIoT.Twin.Dashboards;
using AIoT.Twin.Governance;

namespace AIoT.Twin.ComponentTests.Dashboards;

sealed class FakeBoards(params DashboardView[] boards) : IDashboardQueries
{
    public Task<IReadOnlyList<DashboardRow>> ListAsync(Caller caller, Guid? after, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<DashboardRow>>([.. boards.Select(b => new DashboardRow(b.Id, b.Name, b.Twin, b.Owner, b.SharedWith, b.Widgets.Count, DateTimeOffset.UnixEpoch))]);

    public Task<DashboardView?> FindAsync(Caller caller, Guid id, CancellationToken cancellationToken) => Task.FromResult(boards.FirstOrDefault(b => b.Id == id));
}

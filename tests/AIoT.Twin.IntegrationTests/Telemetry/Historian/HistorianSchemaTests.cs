using AIoT.Twin.Telemetry.Historian.Store;
using static AIoT.Twin.IntegrationTests.Telemetry.Historian.RunningHistorian;

namespace AIoT.Twin.IntegrationTests.Telemetry.Historian;

public sealed class HistorianSchemaTests(Databases databases)
{
    [Fact]
    public async Task Both_databases_have_the_same_columns()
    {
        await using var postgres = await StartAsync(await databases.HistoryAsync(DatabaseKind.Postgres));
        await using var sqlite = await StartAsync(await databases.HistoryAsync(DatabaseKind.Sqlite));

        var there = await ColumnsAsync(
            postgres,
            """
            select c.relname || '.' || a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = 'telemetry'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0
            """);
        var here = await ColumnsAsync(
            sqlite, "select substr(m.name, 11) || '.' || c.name from sqlite_master m, pragma_table_info(m.name) c where m.type = 'table' and m.name like 'telemetry%'");

        Assert.NotEmpty(here);
        Assert.Equal(there.Order(StringComparer.Ordinal), here.Order(StringComparer.Ordinal));
    }

    static Task<List<string>> ColumnsAsync(RunningHistorian historian, string query) =>
        historian.Get<HistoryDatabase>().ListAsync(query, [], r => r.GetString(0), TestContext.Current.CancellationToken);

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_newer_history_stops_the_start_with_the_format_it_needs(DatabaseKind kind)
    {
        var place = await databases.HistoryAsync(kind);
        await using (var historian = await StartAsync(place))
        {
            var database = historian.Get<HistoryDatabase>();
            await using var transaction = await database.BeginAsync(TestContext.Current.CancellationToken);
            await transaction.ExecuteAsync($"update {database.Prefix}format set version = 99", [], TestContext.Current.CancellationToken);
            await transaction.CommitAsync(TestContext.Current.CancellationToken);
        }

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => StartAsync(place));
        Assert.Contains("99", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Starting_twice_changes_nothing(DatabaseKind kind)
    {
        var place = await databases.HistoryAsync(kind);
        await using (await StartAsync(place))
        {
        }

        await using var again = await StartAsync(place);
        Assert.Equal(1, Convert.ToInt32(
            await again.Get<HistoryDatabase>().ScalarAsync(
                $"select count(*) from {again.Get<HistoryDatabase>().Prefix}format", [], TestContext.Current.CancellationToken),
            System.Globalization.CultureInfo.InvariantCulture));
    }
}

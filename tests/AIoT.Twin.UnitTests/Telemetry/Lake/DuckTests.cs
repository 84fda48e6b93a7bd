using AIoT.Twin.Telemetry.Lake.Duck;

namespace AIoT.Twin.UnitTests.Telemetry.Lake;

public sealed class DuckTests
{
    static readonly DuckLimits s_small = new(256, 2);

    [Fact]
    public void What_is_appended_comes_back_with_nulls_and_long_texts()
    {
        using var database = DuckDatabase.Open(null, s_small);
        using var connection = database.Connect();
        connection.Execute("create table t (a bigint, b double, c varchar)", TestContext.Current.CancellationToken);
        using (var rows = new DuckAppender(connection, "t", DuckType.BigInt, DuckType.Double, DuckType.Varchar))
        {
            for (var i = 0; i < 5000; i++)
            {
                rows.Column<long>(0)[rows.Count] = i;
                rows.Column<double>(1)[rows.Count] = i / 2.0;
                if (i % 3 == 0)
                    rows.SetNull(2, rows.Count);
                else
                    rows.SetText(2, rows.Count, i % 2 == 0 ? "short"u8 : "a text that does not fit into the vector"u8);
                rows.RowDone();
            }

            rows.Close();
        }

        using var result = connection.Query("select a, b, c from t order by a", TestContext.Current.CancellationToken);
        var at = 0;
        while (result.Next(TestContext.Current.CancellationToken) is { } chunk)
        {
            for (var i = 0; i < chunk.Count; i++, at++)
            {
                Assert.Equal(at, chunk[0].Longs[i]);
                Assert.Equal(at / 2.0, chunk[1].Doubles[i]);
                Assert.Equal(at % 3 == 0, chunk[2].IsNull(i));
                if (at % 3 != 0)
                    Assert.Equal(at % 2 == 0 ? "short" : "a text that does not fit into the vector", chunk[2].Text(i));
            }

            chunk.Dispose();
        }

        Assert.Equal(5000, at);
    }

    [Fact]
    public void A_statement_that_is_wrong_says_where()
    {
        using var database = DuckDatabase.Open(null, s_small);
        using var connection = database.Connect();

        var failure = Assert.Throws<DuckException>(() => connection.Execute("select * from nowhere", TestContext.Current.CancellationToken));

        Assert.Equal(DuckFault.Statement, failure.Fault);
        Assert.Contains("nowhere", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_running_query_is_interrupted()
    {
        using var database = DuckDatabase.Open(null, s_small);
        using var connection = database.Connect();
        using var cancel = new CancellationTokenSource();
        var running = Task.Run(() => connection.Number("select count(*) from range(10000000000) a, range(100000) b where a.range % 7 = b.range", cancel.Token));

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(42, connection.Number("select 42::bigint", TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_query_cancelled_before_it_runs_does_not_run()
    {
        using var database = DuckDatabase.Open(null, s_small);
        using var connection = database.Connect();
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => connection.Number("select count(*) from range(10000000000)", cancel.Token));
    }

    [Fact]
    public void A_query_beyond_its_memory_fails_and_the_next_one_runs()
    {
        using var database = DuckDatabase.Open(null, new DuckLimits(64, 1));
        using var connection = database.Connect();

        var failure = Assert.Throws<DuckException>(
            () => connection.Execute("create table t as select range a, 'x' || range b from range(100000000) order by b", TestContext.Current.CancellationToken));

        Assert.Equal(DuckFault.OutOfMemory, failure.Fault);
        Assert.Equal(1, connection.Number("select 1::bigint", TestContext.Current.CancellationToken));
    }
}

using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Keys;
using AIoT.Twin.Telemetry.Lake;
using static AIoT.Twin.IntegrationTests.Telemetry.Lake.LakePlant;

namespace AIoT.Twin.IntegrationTests.Telemetry.Lake;

public sealed class LakeSqlTests(LakeSqlPlant asked) : IClassFixture<LakeSqlPlant>
{
    readonly string _folder = asked.Folder;
    readonly RunningTwin _twin = asked.Twin;
    readonly LakePlant _plant = asked.Plant;
    readonly LakeOf _lake = asked.Lake;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    async Task<Caller> ViewerAsync(Guid on, Role role = Role.DataScientist)
    {
        var key = await _twin.Get<CreateKey>().RunAsync(Caller.System, $"analyst {Guid.NewGuid():n}", PrincipalKind.Service, role, on, null, Stop);
        return new Caller(Assert.IsType<CreateKeyResult.Created>(key).Id, PrincipalKind.Service);
    }

    async Task<LakeSqlResult> AskAsync(string sql, Caller? by = null, int rows = 100)
    {
        using var queries = _lake.Sql();
        return await queries.RunAsync(by ?? await ViewerAsync(_plant.Plant.Enterprise), sql, rows, Stop);
    }

    async Task<LakeSqlResult.Answered> AnswerAsync(string sql, Caller? by = null, int rows = 100) =>
        Assert.IsType<LakeSqlResult.Answered>(await AskAsync(sql, by, rows));

    [Fact]
    public async Task A_query_sees_the_samples_of_the_sites_its_caller_may_read()
    {
        var answer = await AnswerAsync("select site, day, count(*) n, sum(value) s, max(time) t from samples group by all");

        Assert.Equal(["site", "day", "n", "s", "t"], answer.Columns);
        Assert.Equal(["Lübeck", new DateOnly(2026, 3, 1), 1000L, 249_750.0, DateTimeOffset.Parse("2026-03-01T10:16:39Z", null)], Assert.Single(answer.Rows));
        Assert.Equal(1000L, (await AnswerAsync("select count(*) from samples", await ViewerAsync(_plant.Plant.Site))).Rows[0][0]);
        // A line is less than the site whose files they are.
        Assert.Equal("lake-no-site", Assert.IsType<LakeSqlResult.Refused>(await AskAsync("select 1", await ViewerAsync(_plant.Plant.Line1))).Why.Code);
        var elsewhere = await Plant.CreateAsync(_twin, Stop);
        Assert.Equal("lake-no-site", Assert.IsType<LakeSqlResult.Refused>(await AskAsync("select 1", await ViewerAsync(elsewhere.Enterprise))).Why.Code);
    }

    [Fact]
    public async Task Files_of_a_site_the_caller_may_not_read_cannot_be_opened_by_their_path()
    {
        var other = await Plant.CreateAsync(_twin, Stop);
        var plant = new LakePlant(_twin, other);
        await plant.WriteAsync(await plant.SignalAsync("Temperature"), (At("2026-03-01T10:00:00"), 1));
        await _lake.ExportAsync();
        var theirs = _lake.Catalog.Days.Values.Single(d => d.Manifest.SiteId == other.Site);
        var file = Path.Combine(theirs.Folder, theirs.Manifest.Files[0].Name);

        Assert.Equal(1000L, (await AnswerAsync("select count(*) from samples")).Rows[0][0]);
        Assert.Equal("sql-denied", Assert.IsType<LakeSqlResult.Failed>(await AskAsync($"select * from read_parquet('{file}')")).Code);
        Assert.Equal("sql-denied", Assert.IsType<LakeSqlResult.Failed>(await AskAsync($"select * from '{file}'")).Code);
        Assert.Equal(1001L, (await AnswerAsync("select count(*) from samples", Caller.System)).Rows[0][0]);
    }

    [Theory]
    [InlineData("select * from read_csv('/etc/passwd')")]
    [InlineData("select * from '/etc/passwd'")]
    [InlineData("select content from read_text('/etc/hostname')")]
    [InlineData("select * from read_blob('/etc/hostname')")]
    [InlineData("select * from glob('/etc/*')")]
    [InlineData("select * from glob('{lake}/**')")]
    [InlineData("select * from read_parquet('{lake}/samples/*/*/*.parquet')")]
    [InlineData("select * from read_text('{lake}/samples/../../../etc/hostname')")]
    [InlineData("select * from read_text('{lake}/link')")]
    [InlineData("select * from read_json('file:///etc/passwd')")]
    [InlineData("select * from read_csv('https://127.0.0.1/x.csv')")]
    [InlineData("copy (select 1) to '{file}'")]
    [InlineData("copy (select 1) to '{file}' (use_tmp_file false)")]
    [InlineData("copy (select 1) to '/tmp/lake-escape.csv'")]
    [InlineData("explain analyze copy (select 1) to '{file}' (use_tmp_file false)")]
    [InlineData("copy samples from '/etc/passwd'")]
    [InlineData("export database '/tmp/lake-escape'")]
    [InlineData("import database '/tmp'")]
    [InlineData("attach '/tmp/lake-escape.db'")]
    [InlineData("attach ':memory:' as other")]
    [InlineData("install httpfs")]
    [InlineData("load httpfs")]
    [InlineData("load '/usr/lib/x86_64-linux-gnu/libc.so.6'")]
    [InlineData("set memory_limit = '100GB'")]
    [InlineData("reset lock_configuration")]
    [InlineData("pragma memory_limit = '100GB'")]
    [InlineData("set enable_external_access = true")]
    [InlineData("create table t as select 1")]
    [InlineData("drop view samples")]
    [InlineData("insert into samples select * from samples")]
    [InlineData("create secret (type s3)")]
    [InlineData("checkpoint")]
    [InlineData("call pragma_version()")]
    [InlineData("prepare x as select 1")]
    [InlineData("execute x")]
    [InlineData("select 1; copy (select 1) to '{file}'")]
    [InlineData("select * from query('copy (select 1) to ''/tmp/lake-escape.csv''')")]
    [InlineData("select getenv('PATH')")]
    [InlineData("with x as (copy (select 1) to '{file}') select * from x")]
    public async Task A_query_reaches_nothing_outside_and_changes_nothing(string sql)
    {
        var file = _lake.Files[0];
        var before = await File.ReadAllBytesAsync(file, Stop);
        sql = sql.Replace("{lake}", _folder, StringComparison.Ordinal).Replace("{file}", file, StringComparison.Ordinal);

        var failed = Assert.IsType<LakeSqlResult.Failed>(await AskAsync(sql, Caller.System));

        Assert.Contains(failed.Code, (string[])["sql-denied", "sql-wrong", "sql-reads-only"]);
        Assert.Equal(before, await File.ReadAllBytesAsync(file, Stop));
        Assert.False(Path.Exists("/tmp/lake-escape.csv") || Path.Exists("/tmp/lake-escape.db") || Path.Exists("/tmp/lake-escape"));
    }

    [Fact]
    public async Task A_file_replaced_by_a_link_is_left_out_and_said()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "another")).FullName;
        var lake = new LakeOf(_twin, folder);
        await lake.ExportAsync();
        foreach (var file in lake.Files)
        {
            File.Delete(file);
            File.CreateSymbolicLink(file, "/etc/hostname");
        }

        lake.Check.Quick();
        using var queries = lake.Sql();
        var answer = Assert.IsType<LakeSqlResult.Answered>(await queries.RunAsync(Caller.System, "select count(*) from samples", 10, Stop));

        Assert.Equal((0L, lake.Files.Count), (answer.Rows[0][0], answer.LeftOut));
    }

    [Fact]
    public async Task A_query_is_bounded_in_rows_time_and_memory()
    {
        var answer = await AnswerAsync("select * from samples order by time", rows: 10);
        Assert.Equal((10, true), (answer.Rows.Count, answer.Cut));
        Assert.False((await AnswerAsync("select * from samples limit 10", rows: 10)).Cut);
        Assert.Equal("sql-too-slow", Assert.IsType<LakeSqlResult.Failed>(await AskAsync("select count(*) from range(1000000000000) a where a.range % 7 = 3")).Code);
        Assert.Equal("sql-too-slow", Assert.IsType<LakeSqlResult.Failed>(await AskAsync("select * from range(1000000000000) where range < 0")).Code);
        Assert.Contains(
            Assert.IsType<LakeSqlResult.Failed>(await AskAsync("select count(distinct md5(range::varchar)) from range(50000000)")).Code,
            (string[])["sql-too-large", "sql-too-slow"]);
        Assert.Equal("sql-too-long", Assert.IsType<LakeSqlResult.Refused>(await AskAsync($"select 1 -- {new string('x', 30_000)}")).Why.Code);
    }

    [Fact]
    public async Task A_text_nested_as_deep_as_it_may_be_long_ends_nothing()
    {
        string Nested(string open, string inner, string close, int depth) => string.Concat(Enumerable.Repeat(open, depth)) + inner + string.Concat(Enumerable.Repeat(close, depth));

        foreach (var sql in new[]
        {
            "select " + Nested("(", "1", ")", 9_900), "select " + Nested("[", "1", "]", 9_900), "select " + Nested("abs(", "1", ")", 3_900),
            "select " + string.Join("+", Enumerable.Repeat("1", 9_900)), Nested("select * from (", "select 1", ")", 1_200), "select " + Nested("not ", "true", "", 4_900),
            "select " + Nested("-", "1", "", 1), string.Join(" union all ", Enumerable.Repeat("select 1", 1_000)), "select " + Nested("case when true then ", "1", " end", 800),
        })
        {
            Assert.True(sql.Length <= 20_000);
            Assert.IsNotType<LakeSqlResult.Refused>(await AskAsync(sql));
        }

        Assert.Equal(1000L, (await AnswerAsync("select count(*) from samples")).Rows[0][0]);
    }

    public static TheoryData<string> Examples => [.. AIoT.Twin.Web.Telemetry.LakeExamples.All.Select(e => e.Key)];

    [Theory, MemberData(nameof(Examples))]
    public async Task Every_example_of_the_page_is_answered(string example) =>
        await AnswerAsync(AIoT.Twin.Web.Telemetry.LakeExamples.All.Single(e => e.Key == example).Sql);

    [Fact]
    public async Task Cells_of_every_type_can_be_shown()
    {
        var answer = await AnswerAsync(
            """
            select true a, 1::tinyint b, 2.5::float c, 12.340::decimal(9,3) d, 'x' e, date '2026-03-01' f, time '10:00:00' g, interval 90 minute h,
                170141183460469231731687303715884105727::hugeint i, [1, null, 3] j, 'a'::enum('a', 'b') k, uuid '00000000-0000-7000-8000-000000000001' l, null m,
                {'x': 1} n, timestamp '2026-03-01 10:00:00' o, 'nan'::double p, -0.005::decimal(4,3) q, timestamptz 'infinity' r
            """);

        Assert.Equal(
            [
                true, 1L, 2.5, "12.340", "x", new DateOnly(2026, 3, 1), "10:00:00", "0 months 0 days 01:30:00", "170141183460469231731687303715884105727",
                "[1, null, 3]", "a", "00000000-0000-7000-8000-000000000001", null, "(Struct; cast it to varchar)", new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero),
                double.NaN, "-0.005", "9223372036854775807",
            ],
            Assert.Single(answer.Rows));
    }
}

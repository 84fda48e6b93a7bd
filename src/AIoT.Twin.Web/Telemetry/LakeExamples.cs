namespace AIoT.Twin.Web.Telemetry;

/// <summary>Queries to begin with, and the way in for Python.</summary>
static class LakeExamples
{
    public static IReadOnlyList<string> Columns { get; } =
        ["site", "day", "twin", "signal", "time", "value", "unit", "quality", "status", "value_int", "value_text", "signal_id", "sample"];

    public static IReadOnlyList<(string Key, string Sql)> All { get; } =
    [
        ("Signals", """
            -- what is there
            select twin, signal, unit, count(*) as rows, min(time) as first, max(time) as last
            from samples
            group by all
            order by twin, signal
            """),
        ("Hours", """
            -- hourly means of one signal, unusable values left out
            select date_trunc('hour', time) as hour, avg(value) as mean, min(value) as min, max(value) as max, count(*) as n
            from samples
            where signal = 'Bearing temperature' and quality <> 'bad' and day >= current_date - 7
            group by hour
            order by hour
            """),
        ("Wide", """
            -- signals of one machine beside each other, by the minute
            pivot (
                select time_bucket(interval 1 minute, time) as minute, signal, value
                from samples
                where twin like '%Line 1%' and quality = 'good' and day >= current_date - 1)
            on signal in ('Bearing temperature', 'Power') using avg(value)
            order by minute
            """),
        ("Gaps", """
            -- where nothing came for more than ten minutes
            select signal, time as until, time - lag(time) over (partition by signal_id order by time) as gap
            from samples
            qualify gap > interval 10 minute
            order by gap desc
            limit 100
            """),
        ("Correlation", """
            -- how two signals of a machine go together
            select corr(a.value, b.value) as r, count(*) as pairs
            from samples a
            asof join samples b on b.signal = 'Power' and a.twin = b.twin and a.time >= b.time
            where a.signal = 'Bearing temperature' and a.quality <> 'bad' and b.quality <> 'bad'
            """),
    ];

    public static string Python(string address) => $"""
        import io, requests, pandas as pd

        answer = requests.post(
            "{address}/api/v1/lake/query?format=csv",
            headers=dict(Authorization="Bearer YOUR-KEY"),
            json=dict(sql="select * from samples where day = '2026-03-01'", rows=100_000))
        answer.raise_for_status()
        samples = pd.read_csv(io.StringIO(answer.text), parse_dates=["time"])
        """;

    public const string PythonFiles = """
        import duckdb, glob, json, os

        lake = "data/lake"      # the folder of the lake, or a copy of it
        files = [os.path.join(os.path.dirname(m), f["name"])
                 for m in glob.glob(lake + "/samples/*/*/_manifest.json")
                 for f in json.load(open(m))["files"]]
        samples = duckdb.read_parquet(files, hive_partitioning=True)
        duckdb.sql("select signal, count(*), fsum(value) from samples where quality <> 'bad' group by all").df()
        """;
}

using System.Text;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using Microsoft.Extensions.Configuration;

namespace AIoT.Twin.IntegrationTests.Telemetry.Sources;

/// <summary>Files as people have them, in a real folder.</summary>
public sealed class CsvFolderTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("twin-csv-").FullName;
    readonly CursorsInMemory _cursors = new();
    readonly Guid _source = Guid.NewGuid();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("utf-8", ",", "auto")]
    [InlineData("utf-16", ";", "auto")]
    [InlineData("utf-16BE", "\t", "auto")]
    [InlineData("windows-1252", ";", "windows-1252")]
    [InlineData("gb18030", ",", "gb18030")]
    public async Task A_file_is_read_in_its_encoding_and_with_its_separator(string encoding, string separator, string said)
    {
        var text = encoding == "gb18030" ? "批次 7" : "Überlauf \"7\"";
        Write("a.csv", $"time;key;value\r\n2026-01-01 00:00:00;T;4.5\r\n2026-01-01 00:00:01;E;\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\r\n".Replace(";", separator, StringComparison.Ordinal), encoding);

        await using var run = Start([(ValueKind.Double, Key("T")), (ValueKind.Text, Key("E"))], ("encoding", said), ("keyColumn", "key"));

        await run.UntilAsync(r => r.Of(0).Count == 1 && r.Of(1).Count == 1);
        Assert.Equal(("4.5", text), (run.Of(0)[0], run.Of(1)[0]));
    }

    [Fact]
    public async Task A_file_is_read_once_and_moved()
    {
        Write("a.csv", "time,value\n2026-01-01 00:00:00,1\n2026-01-01 00:00:01,2\n");
        await using var run = Start([(ValueKind.Double, FieldValues.Empty)]);
        await run.UntilAsync(_ => File.Exists(Path.Combine(_folder, "done", "a.csv")));
        Write("b.csv", "time,value\n2026-01-01 00:00:02,3\n");
        await run.UntilAsync(_ => File.Exists(Path.Combine(_folder, "done", "b.csv")));

        Assert.Equal(["1", "2", "3"], run.Of(0));
        Assert.Equal(3, run.Read);
    }

    [Fact]
    public async Task A_file_that_stays_is_remembered_over_a_restart_and_read_again_when_it_grew()
    {
        Write("a.csv", "time,value\n2026-01-01 00:00:00,1\n");
        await using (var first = Start([(ValueKind.Double, FieldValues.Empty)], ("after", "keep")))
        {
            await first.UntilAsync(r => r.Read == 1);
            await first.UntilAsync(_ => _cursors.Of(_source) is not null);
        }

        Write("b.csv", "time,value\n2026-01-01 00:00:05,5\n");
        await using var second = Start([(ValueKind.Double, FieldValues.Empty)], ("after", "keep"));
        await second.UntilAsync(r => r.Read == 1);
        Assert.Equal(["5"], second.Of(0));

        Write("a.csv", "time,value\n2026-01-01 00:00:00,1\n2026-01-01 00:00:01,2\n");

        await second.UntilAsync(r => r.Of(0).Count == 3);
    }

    [Fact]
    public async Task A_file_that_is_being_written_is_left_alone()
    {
        var clock = new TestKit.FakeClock(new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero));
        var file = Write("a.csv", "time,value\n2026-01-01 00:00:00,1\n");
        var marks = new CsvFolderMarks();

        Assert.False(marks.IsReady(new FileInfo(file), TimeSpan.FromSeconds(2), clock.GetUtcNow()));
        clock.Advance(TimeSpan.FromSeconds(1.5));
        await File.AppendAllTextAsync(file, "2026-01-01 00:00:01,2\n", Stop);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(marks.IsReady(new FileInfo(file), TimeSpan.FromSeconds(2), clock.GetUtcNow()));
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.True(marks.IsReady(new FileInfo(file), TimeSpan.FromSeconds(2), clock.GetUtcNow()));
    }

    [Theory]
    [InlineData("encoding-unknown")]
    [InlineData("line-too-long")]
    [InlineData("column-missing")]
    [InlineData("quote-not-closed")]
    public async Task A_file_that_cannot_be_read_is_set_aside_with_its_reason_and_the_next_is_read(string code)
    {
        var (text, encoding) = code switch
        {
            "encoding-unknown" => ("time,value\n2026-01-01 00:00:00,批次\n", "gb18030"),
            "line-too-long" => ("time,value\n" + new string('1', 10_000_000) + ",1\n", "utf-8"),
            "column-missing" => ("when,value\n2026-01-01 00:00:00,1\n", "utf-8"),
            _ => ("time,value\n2026-01-01 00:00:00,\"1\n", "utf-8"),
        };
        Write("a.csv", text, encoding);
        Write("b.csv", "time,value\n2026-01-01 00:00:00,7\n");

        await using var run = Start([(ValueKind.Double, FieldValues.Empty)]);

        await run.UntilAsync(r => r.Of(0).Count == 1);
        Assert.Equal(code, Assert.Single(run.Troubles).Code);
        Assert.True(File.Exists(Path.Combine(_folder, "failed", "a.csv")));
    }

    [Fact]
    public async Task What_cannot_be_used_of_a_good_file_is_counted()
    {
        Write("a.csv", "time;value\n2026-01-01 00:00:00;1.234,5\n2026-01-01 00:00:01;warm\n2026-01-01 00:00:02;\n2026-01-01 00:00:03;1e400\nlater;5\n1969-01-01 00:00:00;5\n\n2026-01-01 00:00:04\n");

        await using var run = Start([(ValueKind.Double, FieldValues.Empty)], ("decimal", "comma"));

        await run.UntilAsync(_ => File.Exists(Path.Combine(_folder, "done", "a.csv")));
        Assert.Equal(["1234.5"], run.Of(0));
        Assert.Equal(
            [("not-a-number", 1), ("number-out-of-range", 1), ("time-before-1970", 1), ("time-unreadable", 1), ("value-missing", 2)],
            run.DroppedBy.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => (d.Key, (int)d.Value)));
    }

    [Fact]
    public async Task Stops_and_orders_become_states_and_texts()
    {
        Write("stops.csv", "machine;time;state;reason;order;good\nM1;2026-01-01 06:00:00;ownFault;Jam at infeed;PO-4711;9007199254740993\nM1;2026-01-01 06:20:00;running;;PO-4711;\n");

        await using var run = Start(
            [(ValueKind.State, Place("state")), (ValueKind.Text, Place("reason")), (ValueKind.Text, Place("order")), (ValueKind.Integer, Place("good"))], ("keyColumn", "machine"));

        await run.UntilAsync(_ => File.Exists(Path.Combine(_folder, "done", "stops.csv")));
        Assert.Equal([["4", "1"], ["Jam at infeed"], ["PO-4711", "PO-4711"], ["9007199254740993"]], new[] { run.Of(0), run.Of(1), run.Of(2), run.Of(3) });
    }

    [Fact]
    public async Task A_file_that_comes_twice_gives_its_rows_once_also_those_that_are_set_aside()
    {
        const string Text = "key,time,value\nT,2026-01-01 00:00:00,1\nT,2026-01-01 00:00:01,warm\nT,later,3\n,2026-01-01 00:00:03,4\nT,1969-01-01 00:00:00,5\nT,2999-01-01 00:00:00,6\n";
        Write("a.csv", Text);
        await using (var first = Start([(ValueKind.Double, Key("T"))], ("keyColumn", "key")))
        {
            await first.UntilAsync(_ => File.Exists(Path.Combine(_folder, "done", "a.csv")) && _cursors.Of(_source) is not null);
            Write("b.csv", Text);
            await first.UntilAsync(_ => File.Exists(Path.Combine(_folder, "done", "b.csv")));
            Assert.Equal(["1"], first.Of(0));
            Assert.Equal(
                ["not-a-number warm", "time-before-1970 ", "time-in-future ", "time-unreadable "],
                first.Aside.Select(a => $"{a.Why} {a.Text}").Order(StringComparer.Ordinal));
            Assert.Equal(1, first.DroppedBy["key-missing"]);
        }

        Write("c.csv", Text);
        await using var second = Start([(ValueKind.Double, Key("T"))], ("keyColumn", "key"));
        await second.UntilAsync(_ => File.Exists(Path.Combine(_folder, "done", "c.csv")));
        Assert.Empty(second.Aside);
    }

    [Theory]
    [InlineData("/etc", "folder-not-allowed")]
    [InlineData("../..", "folder-not-allowed")]
    [InlineData("link", "folder-not-allowed")]
    [InlineData("nowhere", "folder-not-found")]
    public async Task Only_allowed_folders_are_read(string folder, string code)
    {
        Directory.CreateSymbolicLink(Path.Combine(_folder, "link"), "/etc");
        await using var connection = Driver.Open(Context(("folder", Path.Combine(_folder, folder))));

        Assert.Equal(code, (await connection.TestAsync(Stop)).Failure!.Code);
    }

    [Fact]
    public async Task A_test_shows_the_first_rows()
    {
        Write("a.csv", "time,value\n2026-01-01 00:00:00,1\n");
        await using var connection = Driver.Open(Context());

        Assert.Equal("""{"time":"2026-01-01 00:00:00","value":"1"}""", Assert.Single((await connection.TestAsync(Stop)).Preview));
    }

    CsvFolderDriver Driver => new(new ConfigurationBuilder().AddInMemoryCollection([new("Twin:Sources:Folders:0", _folder)]).Build());

    static FieldValues Place(string column) => new(("key", "M1"), ("column", column));

    static FieldValues Key(string key) => new(("key", key));

    SourceContext Context(params (string Key, string Value)[] more) => new(
        _source,
        new FieldValues(more).Over(new FieldValues(("folder", _folder), ("settle", "0"), ("every", "200"))),
        (_, _) => true,
        TimeProvider.System)
    {
        Cursors = _cursors,
    };

    SourceRun Start((ValueKind, FieldValues)[] bindings, params (string Key, string Value)[] settings) => new(Driver, Context(settings), bindings);

    string Write(string name, string text, string encoding = "utf-8")
    {
        var known = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);
        var (path, aside) = (Path.Combine(_folder, name), Path.Combine(_folder, name + ".part"));
        File.WriteAllBytes(aside, [.. known.GetPreamble(), .. known.GetBytes(text)]);
        File.Move(aside, path, overwrite: true);
        return path;
    }
}

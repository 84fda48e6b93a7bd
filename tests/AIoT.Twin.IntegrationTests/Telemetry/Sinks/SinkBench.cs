using System.Globalization;
using System.Text.Json;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.IntegrationTests.Telemetry.Sources;
using AIoT.Twin.Telemetry;
using AIoT.Twin.Telemetry.Sinks;

namespace AIoT.Twin.IntegrationTests.Telemetry.Sinks;

/// <summary>A running application with one signal of each kind, written to directly, and its sinks.</summary>
sealed class SinkBench : IAsyncDisposable
{
    static readonly long s_day = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero).ToMicroseconds();

    readonly SourcesBench _bench;

    SinkBench(SourcesBench bench) => _bench = bench;

    public IReadOnlyList<SentSignal> Signals { get; private set; } = [];

    public RunningTwin App => _bench.App;

    public Guid Machine => _bench.Machine;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<SinkBench> StartAsync(string connection, IReadOnlyList<SentSignal>? known = null, params string[] settings)
    {
        var bench = new SinkBench(await SourcesBench.StartAsync(connection, false, settings));
        bench.Signals = known ?? await bench.SignalsAsync();
        return bench;
    }

    async Task<IReadOnlyList<SentSignal>> SignalsAsync()
    {
        var signals = new List<SentSignal>();
        foreach (var kind in Enum.GetValues<ValueKind>())
        {
            // With what tags and topics have to be careful of.
            var name = $"{kind}, a=b é";
            signals.Add(new(await _bench.SignalAsync(name, kind == ValueKind.Double ? "Cel" : "1", kind), name, kind));
        }

        return signals;
    }

    public async Task<Guid> SinkAsync(ISinkTarget target, object? settings = null, DateTimeOffset? startFrom = null)
    {
        using var answer = await _bench.PostAsync(
            "/api/v1/sinks", new { twinId = Machine, name = $"To {target.Name}", target = target.Name, settings = settings ?? target.Settings, startFrom });
        var body = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(answer.IsSuccessStatusCode, body);
        return JsonDocument.Parse(body).RootElement.GetProperty("id").GetGuid();
    }

    public Task<JsonElement> AskAsync(string path, object? body = null) => _bench.AskAsync(path, body);

    public Task<JsonElement> GetAsync(string path) => _bench.GetAsync(path);

    /// <summary>Some samples of every signal at seconds from a fixed day on; the same seconds with another turn are corrections.</summary>
    public async Task WriteAsync(IEnumerable<int> seconds, int turn = 0)
    {
        var (samples, texts) = (new List<Sample>(), new List<string>());
        foreach (var second in seconds)
        {
            foreach (var signal in Signals)
            {
                var handle = (await App.Get<ISeriesCatalog>().EnsureAsync(signal.Id, signal.Kind, signal.Kind == ValueKind.Double ? "Cel" : "1", Stop)).Handle;
                var status = second % 7 == 3 ? SampleStatus.BadSensorFailure : second % 5 == 2 ? SampleStatus.Uncertain : SampleStatus.Good;
                samples.Add(new Sample(handle, status, s_day + (second * 1_000_000L) + 123_456, BitsOf(signal.Kind, second, turn, texts)));
            }
        }

        var ack = new AwaitableAck();
        await App.Get<ISampleSink>().WriteAsync(new SampleBatch("sinks", 1, null, samples.ToArray(), ack) { Strings = texts }, Stop);
        Assert.IsType<BatchOutcome.Accepted>(await ack.Outcome.WaitAsync(Stop));
    }

    static long BitsOf(ValueKind kind, int second, int turn, List<string> texts)
    {
        switch (kind)
        {
            case ValueKind.Double:
                // Not a number only where nothing else ever was: see the target's own test for corrections.
                var value = second % 11 == 4 ? double.NaN : second % 11 == 5 ? double.NegativeInfinity : (second / 7.0) + turn;
                return BitConverter.DoubleToInt64Bits(value);
            case ValueKind.Integer:
                return long.MaxValue - second - turn;
            case ValueKind.Boolean:
                return (second + turn) % 2;
            case ValueKind.State:
                return (second + turn) % 4;
            default:
                texts.Add($"batch \"{second}\" \\ {turn}, ü\nsecond line");
                return texts.Count - 1;
        }
    }

    /// <summary>What the history holds of a signal.</summary>
    public async Task<IReadOnlyDictionary<long, (string Value, int Status)>> StoredAsync(SentSignal signal)
    {
        var page = await App.Get<ISamplePages>().PageAsync(signal.Id, 0, TimeProvider.System.Now().AddDays(1).ToMicroseconds(), 1_000_000, Stop);
        return page.Samples.ToDictionary(s => s.TimeUs, s => (ValueOf(signal.Kind, s, page.Texts), (int)s.Status));
    }

    static string ValueOf(ValueKind kind, in Sample sample, IReadOnlyList<string> texts) => kind switch
    {
        ValueKind.Double => sample.Value.ToString("R", CultureInfo.InvariantCulture),
        ValueKind.Boolean => sample.Bits != 0 ? "true" : "false",
        ValueKind.Text => texts[(int)sample.Bits],
        _ => sample.Bits.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Waits until the other side has of every signal exactly what the history has.</summary>
    public async Task SameAsync(ISinkTarget target)
    {
        foreach (var signal in Signals)
        {
            var stored = await StoredAsync(signal);
            Assert.NotEmpty(stored);
            while (true)
            {
                var there = await target.ReadAsync(signal, Stop);
                if (there.Count >= stored.Count && stored.All(s => there.TryGetValue(s.Key, out var same) && same == s.Value))
                {
                    Assert.Equal(stored.Count, there.Count);
                    break;
                }

                await Task.Yield();
            }
        }
    }

    public async Task<SinkStatus> StatusAsync(Guid sink, Func<SinkStatus, bool> wanted)
    {
        var queries = App.Get<ISinkQueries>();
        while (true)
        {
            Stop.ThrowIfCancellationRequested();
            if (queries.Find(Caller.System, sink)?.Status is { } status && wanted(status))
                return status;
            await Task.Yield();
        }
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();
}

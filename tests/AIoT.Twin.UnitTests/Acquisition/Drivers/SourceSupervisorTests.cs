using System.Net;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Acquisition.Preprocessing;
using AIoT.Twin.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace AIoT.Twin.UnitTests.Acquisition.Drivers;

public sealed class SourceSupervisorTests : IAsyncLifetime
{
    static readonly SourceFailure s_refused = new(SourceLayer.Tcp, "connection-refused", "plc:502");

    readonly FakeClock _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    readonly ScriptedDriver _driver = new();
    readonly MemorySink _sink = new();
    readonly SourceSupervisor _supervisor;

    public SourceSupervisorTests() => _supervisor = new SourceSupervisor(
        new Catalog<ISourceDriver>([_driver]), _sink, new Everywhere(), new CursorsInMemory(), Preprocessing.Rules.Book, new AIoT.Twin.Acquisition.Drivers.WriteGate(new TelemetryFeed(), _clock), _clock, NullLoggerFactory.Instance);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _supervisor.DisposeAsync();

    [Fact]
    public async Task Samples_pass_the_rules_of_their_binding_and_are_counted()
    {
        var source = await StartAsync(Definition(new BindingRules { Scale = 0.1 }));

        ScriptOf(source).Yield(Sample.Of(1, 0, 500), Sample.Of(99, 0, 1));
        await _sink.UntilAsync(1, Stop);

        var sample = Assert.Single(_sink.Samples);
        Assert.Equal(50, sample.Value, 1e-9);
        var status = await StatusAsync(source, s => s.Samples == 1);
        Assert.Equal(SourceState.Running, status.State);
        Assert.Null(status.LastFailure);
    }

    [Fact]
    public async Task A_lost_link_is_told_once_for_each_signal_and_then_there_is_silence()
    {
        var definition = Definition();
        ScriptOf(definition.Id).Fails = new SourceException(s_refused);
        await StartAsync(definition);

        await UntilAsync(() => ScriptOf(definition.Id).Reads >= 5);

        var lost = Assert.Single(_sink.Samples);
        Assert.Equal((1, SampleStatus.BadNoCommunication), (lost.Series, lost.Status));
        Assert.True(double.IsNaN(lost.Value));
        var status = _supervisor.StatusOf(definition.Id)!;
        Assert.Equal((SourceState.Failed, s_refused), (status.State, status.LastFailure));
        Assert.True(status.Failures >= 5);
    }

    [Fact]
    public async Task A_lost_link_is_told_of_texts_apart_from_numbers_and_with_a_text_to_point_at()
    {
        var text = new SourceBinding(Guid.NewGuid(), 2, ValueKind.Text, FieldValues.Empty, BindingRules.None);
        var definition = Definition();
        definition = definition with { Bindings = [text, .. definition.Bindings] };
        ScriptOf(definition.Id).Fails = new SourceException(s_refused);
        await StartAsync(definition);

        await _sink.UntilAsync(2, Stop);

        var batches = _sink.Batches.OrderBy(b => b.Strings.Count).ToList();
        Assert.Equal((1, 0), (Assert.Single(batches[0].Samples.ToArray()).Series, batches[0].Strings.Count));
        var lost = Assert.Single(batches[1].Samples.ToArray());
        Assert.Equal((2, Quality.Bad, ""), (lost.Series, lost.Quality, batches[1].Strings[(int)lost.Bits]));
    }

    [Fact]
    public async Task A_source_that_comes_back_runs_and_a_second_loss_is_told_again()
    {
        var source = await StartAsync(Definition());
        ScriptOf(source).Yield(Sample.Of(1, 0, 5));
        await _sink.UntilAsync(1, Stop);

        ScriptOf(source).Throw(new SourceException(s_refused));
        await _sink.UntilAsync(2, Stop);
        ScriptOf(source).Yield(Sample.Of(1, 1, 6));
        await UntilAsync(() => _sink.Batches.Count >= 3);
        ScriptOf(source).Throw(new SourceException(s_refused));
        await _sink.UntilAsync(4, Stop);

        Assert.Equal([Quality.Good, Quality.Bad, Quality.Good, Quality.Bad], _sink.Samples.Select(s => s.Quality));
    }

    [Fact]
    public async Task A_fault_of_a_driver_is_shown_and_the_source_goes_on()
    {
        var source = await StartAsync(Definition());

        ScriptOf(source).Throw(new InvalidOperationException());
        ScriptOf(source).Yield(Sample.Of(1, 0, 5));
        await UntilAsync(() => _sink.Samples.Any(s => s.Quality == Quality.Good));

        Assert.Equal("internal-error", _supervisor.StatusOf(source)!.LastFailure!.Code);
    }

    [Fact]
    public async Task Editing_one_source_leaves_the_others_alone()
    {
        var (one, other) = (Definition(), Definition());
        await _supervisor.ApplyAsync([one, other], Stop);

        await _supervisor.ApplyAsync([one with { Settings = new FieldValues(("host", "new")) }, other], Stop);

        Assert.Equal((2, 1), (ScriptOf(one.Id).Opened, ScriptOf(one.Id).Closed));
        Assert.Equal((1, 0), (ScriptOf(other.Id).Opened, ScriptOf(other.Id).Closed));
    }

    [Fact]
    public async Task Applying_the_same_again_changes_nothing()
    {
        var definition = Definition();
        await _supervisor.ApplyAsync([definition], Stop);

        await _supervisor.ApplyAsync([definition with { Bindings = [.. definition.Bindings] }], Stop);

        Assert.Equal(1, ScriptOf(definition.Id).Opened);
    }

    [Fact]
    public async Task A_paused_source_is_not_read_and_can_be_tested()
    {
        var definition = Definition() with { IsPaused = true };
        await StartAsync(definition);

        Assert.True((await _supervisor.TestAsync(definition.Id, Stop)).IsGood);
        Assert.Equal((SourceState.Paused, 0), (_supervisor.StatusOf(definition.Id)!.State, ScriptOf(definition.Id).Reads));
    }

    [Fact]
    public async Task A_draft_with_the_settings_of_a_running_source_is_tested_over_its_connection()
    {
        var definition = Definition();
        await StartAsync(definition);

        await _supervisor.TestAsync(definition with { Id = Guid.NewGuid(), Bindings = [] }, Stop);

        Assert.Single(_driver.Scripts);
    }

    [Fact]
    public async Task What_does_not_fit_the_queue_is_dropped_oldest_first_and_counted()
    {
        var opened = new TaskCompletionSource();
        _sink.Open = opened.Task;
        var source = await StartAsync(Definition());

        ScriptOf(source).Yield(Sample.Of(1, 0, 0));
        await _sink.Handed.WaitAsync(Stop);
        // One batch is in the sink's hands, 256 wait.
        foreach (var i in Enumerable.Range(1, 299))
            ScriptOf(source).Yield(Sample.Of(1, i, i));
        await UntilAsync(() => Dropped(source) >= 43);
        opened.SetResult();
        await UntilAsync(() => _sink.Batches.Count >= 257);

        Assert.Equal(43, Dropped(source));
        Assert.Equal(299, _sink.Samples[^1].Value);
    }

    [Fact]
    public async Task A_batch_held_back_whole_is_still_acknowledged_to_the_device()
    {
        var source = await StartAsync(Definition(new BindingRules { Chain = new RuleList([DeadbandRule.Of(10, TimeSpan.FromHours(1))]) }));
        var (first, second) = (new AwaitableAck(), new AwaitableAck());

        ScriptOf(source).Yield(first, Sample.Of(1, 0, 5));
        ScriptOf(source).Yield(second, Sample.Of(1, 1, 6));

        Assert.IsType<BatchOutcome.Accepted>(await first.Outcome.WaitAsync(Stop));
        Assert.IsType<BatchOutcome.Accepted>(await second.Outcome.WaitAsync(Stop));
        Assert.Single(_sink.Batches);
    }

    [Fact]
    public async Task What_waits_in_a_rule_is_stored_when_the_device_falls_silent()
    {
        var source = await StartAsync(Definition(Door(heartbeat: 5000)));
        var now = _clock.GetUtcNow().ToMicroseconds();

        ScriptOf(source).Yield(Sample.Of(1, now, 5), Sample.Of(1, now + 1, 5));
        await _sink.UntilAsync(1, Stop);
        Assert.Equal([now], _sink.Samples.Select(s => s.TimeUs));
        await UntilAsync(() => _sink.Batches.Count == 2);

        Assert.Equal([now, now + 1], _sink.Samples.Select(s => s.TimeUs));
    }

    [Fact]
    public async Task What_waits_in_a_rule_is_stored_when_the_source_is_stopped_or_fails()
    {
        var definition = Definition(Door(heartbeat: 86_400_000));
        await StartAsync(definition);
        ScriptOf(definition.Id).Yield(Sample.Of(1, 0, 5), Sample.Of(1, 1, 5));
        await _sink.UntilAsync(1, Stop);

        ScriptOf(definition.Id).Throw(new SourceException(s_refused));
        await _sink.UntilAsync(2, Stop);
        Assert.Equal([Quality.Good, Quality.Good, Quality.Bad], _sink.Samples.Select(s => s.Quality));

        await UntilAsync(() => ScriptOf(definition.Id).Reads == 2);
        ScriptOf(definition.Id).Yield(Sample.Of(1, _clock.GetUtcNow().ToMicroseconds() + 1, 6), Sample.Of(1, _clock.GetUtcNow().ToMicroseconds() + 2, 6));
        await UntilAsync(() => _sink.Batches.Count == 3);
        await _supervisor.ApplyAsync([], Stop);

        Assert.Equal([5, 5, double.NaN, 6, 6], _sink.Samples.Select(s => s.Value));
    }

    static BindingRules Door(int heartbeat) => new()
    {
        Chain = new RuleList([new RuleSetting("swinging-door", new FieldValues(("deviation", "1"), ("heartbeat", $"{heartbeat}")))]),
    };

    [Fact]
    public async Task What_storage_refuses_is_counted_by_its_reason()
    {
        _sink.Refuses = new BatchRefusal("storage-failed");
        var source = await StartAsync(Definition());

        ScriptOf(source).Yield(Sample.Of(1, 0, 5));

        var status = await StatusAsync(source, s => s.Dropped.Count > 0);
        Assert.Equal(("storage-failed", 1), (status.Dropped[0].Reason, status.Dropped[0].Count));
    }

    [Fact]
    public async Task An_unknown_driver_is_named()
    {
        var definition = Definition() with { Driver = "telex" };
        await StartAsync(definition);

        Assert.Equal(new SourceFailure(SourceLayer.Data, "driver-unknown", "telex"), _supervisor.StatusOf(definition.Id)!.LastFailure);
    }

    long Dropped(Guid source) => _supervisor.StatusOf(source)!.Dropped.SingleOrDefault(d => d.Reason == "queue-full")?.Count ?? 0;

    ScriptedDriver.Script ScriptOf(Guid source) => _driver.Scripts.GetOrAdd(source, _ => new ScriptedDriver.Script());

    static SourceDefinition Definition(BindingRules? rules = null) => new(
        Guid.NewGuid(), "scripted", new FieldValues(("host", "plc")),
        [new SourceBinding(Guid.NewGuid(), 1, ValueKind.Double, FieldValues.Empty, rules ?? BindingRules.None)]);

    async Task<Guid> StartAsync(SourceDefinition definition)
    {
        await _supervisor.ApplyAsync([definition], Stop);
        return definition.Id;
    }

    async Task<SourceStatus> StatusAsync(Guid source, Func<SourceStatus, bool> when)
    {
        await UntilAsync(() => when(_supervisor.StatusOf(source)!));
        return _supervisor.StatusOf(source)!;
    }

    // Time goes on until it has happened; how long it takes on the machine's own clock does not matter.
    async Task UntilAsync(Func<bool> happened)
    {
        while (!happened())
        {
            Stop.ThrowIfCancellationRequested();
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }

    sealed class Everywhere : IEndpointPolicy
    {
        public bool Allows(IPAddress address, int port, bool isSample) => true;
    }
}

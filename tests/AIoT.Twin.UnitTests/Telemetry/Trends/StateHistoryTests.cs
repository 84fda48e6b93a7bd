using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry;
using AIoT.Twin.Telemetry.Trends;
using AIoT.Twin.TestKit;

namespace AIoT.Twin.UnitTests.Telemetry.Trends;

public sealed class StateHistoryTests : ISeriesCatalog, ISignalPace
{
    const long Second = 1_000_000;
    const long Hour = 3600 * Second;

    static readonly Guid s_signal = Guid.NewGuid();

    readonly HistoryInMemory _history = new();
    TimeSpan? _pace;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    void Add(long at, MachineState state, ushort status = SampleStatus.Good) => _history.AddState(s_signal, at, state, status);

    Task<IReadOnlyList<StateSpan>> SpansAsync(long from, long to) => new StateHistory(_history, this, this).SpansAsync(s_signal, from, to, Stop);

    static long? Of(MachineState state) => (long)state;

    [Fact]
    public async Task The_state_held_before_the_window_is_carried_in()
    {
        Add(Hour, MachineState.Running);
        Add(5 * Hour, MachineState.OwnFault);

        Assert.Equal(
            [new(4 * Hour, 5 * Hour, Of(MachineState.Running)), new(5 * Hour, 6 * Hour, Of(MachineState.OwnFault))], await SpansAsync(4 * Hour, 6 * Hour));
    }

    [Fact]
    public async Task Before_the_first_sample_ever_there_is_nothing()
    {
        Add(5 * Hour, MachineState.Running);

        Assert.Equal([new(5 * Hour, 6 * Hour, Of(MachineState.Running))], await SpansAsync(4 * Hour, 6 * Hour));
    }

    [Fact]
    public async Task A_stop_shorter_than_an_interval_is_found_to_the_microsecond()
    {
        for (var second = 0; second < 36_000; second += 10)
            Add(second * Second, second is 7200 ? MachineState.OwnFault : MachineState.Running);
        Add((7202 * Second) + 7, MachineState.Running);

        var stop = Assert.Single(await SpansAsync(0, 10 * Hour), s => s.State == Of(MachineState.OwnFault));
        Assert.Equal((7200 * Second, (7202 * Second) + 7), (stop.From, stop.To));
    }

    [Fact]
    public async Task A_bad_sample_makes_the_state_unknown_until_the_next()
    {
        Add(0, MachineState.Running);
        Add(Hour, MachineState.Running, SampleStatus.BadNoCommunication);
        Add(2 * Hour, MachineState.Running);

        var spans = await SpansAsync(0, 3 * Hour);

        Assert.Equal([Of(MachineState.Running), null, Of(MachineState.Running)], spans.Select(s => s.State));
        Assert.InRange(spans[1].From, Hour - (10 * Second), Hour);
    }

    [Fact]
    public async Task One_told_every_minute_that_falls_silent_is_unknown_after_three()
    {
        _pace = TimeSpan.FromMinutes(1);
        for (var minute = 0; minute <= 60; minute++)
            Add(minute * 60 * Second, MachineState.Running);

        Assert.Equal([new(0, Hour + (180 * Second), Of(MachineState.Running)), new(Hour + (180 * Second), 2 * Hour, null)], await SpansAsync(0, 2 * Hour));
    }

    [Fact]
    public async Task One_sent_on_change_holds_however_long_it_takes()
    {
        _pace = TimeSpan.FromMinutes(1);
        Add(0, MachineState.Running);
        Add(60 * Second, MachineState.OwnFault);
        Add(120 * Second, MachineState.Running);

        Assert.Equal(Of(MachineState.Running), (await SpansAsync(0, 5 * Hour))[^1].State);
    }

    [Fact]
    public async Task A_window_that_begins_in_the_silence_knows_it()
    {
        _pace = TimeSpan.FromMinutes(1);
        Add(0, MachineState.Running);
        Add(60 * Second, MachineState.Running);

        Assert.Equal([new(Hour, 2 * Hour, null)], await SpansAsync(Hour, 2 * Hour));
    }

    public TimeSpan? ExpectedEvery(Guid signal) => _pace;

    public SeriesInfo? Find(Guid signalId) => new(0, 1, signalId, ValueKind.State, "1");

    public IReadOnlyList<SeriesInfo> AllOf(Guid signalId) => [Find(signalId)!];

    public SeriesInfo ByHandle(int handle) => Find(s_signal)!;

    public ValueTask<SeriesInfo> EnsureAsync(Guid signalId, ValueKind kind, string unit, CancellationToken cancellationToken) => new(Find(signalId)!);
}

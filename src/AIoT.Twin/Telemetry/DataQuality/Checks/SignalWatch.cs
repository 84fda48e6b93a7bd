using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.DataQuality.Checks;

/// <summary>Judges one series value by value, with the values' own time as the clock; makes nothing while nothing changes.</summary>
sealed class SignalWatch(Guid signal, ValueKind kind)
{
    // Raised whenever a field of the state changes its place or meaning; older states are learnt anew.
    const byte Format = 1;
    const long LittleBack = 10;

    WatchState _state;

    public Guid Signal => signal;

    public ref readonly WatchState State => ref _state;

    public SignalLimits Limits { get; set; } = SignalLimits.None;

    /// <summary>The newest commit of which something was judged.</summary>
    public long Through { get; set; }

    /// <summary>The commit through which it was judged before this process began.</summary>
    public long Stored { get; set; }

    /// <summary>The time values that came late reach over, while nobody looked at them.</summary>
    public (long From, long To)? Late { get; private set; }

    /// <summary>What is expected of the interval at a time; zero where nobody knows.</summary>
    public long IntervalAt(long timeUs) =>
        Limits.IntervalUs is { } said && timeUs >= Limits.IntervalSinceUs ? said : Limits.LearnsInterval ? _state.Pace.IntervalUs : 0;

    public void Add(in Sample sample, FaultNews news)
    {
        var beforeUs = _state.LastUs;
        var arrivedUs = _state.ArrivedUs;
        _state.ArrivedUs = sample.TimeUs;
        if (_state.Count > 0 && sample.TimeUs <= beforeUs)
        {
            Behind(sample, beforeUs, arrivedUs);
            return;
        }

        var value = ValueOf(sample);
        var used = sample.Quality is not Quality.Bad && double.IsFinite(value);
        if (_state.Count++ == 0)
            Begin(sample.TimeUs);
        else
            Follow(beforeUs, sample.TimeUs, news);
        (_state.LastUs, _state.LastBits, _state.LastStatus) = (sample.TimeUs, sample.Bits, sample.Status);
        _state.Levels.See(sample.TimeUs);
        _state.Window.Add(used, value);
        if (used && kind is not ValueKind.Text)
            Judge(value, sample.TimeUs, news);
        _state.Codes.Add(signal, sample.Status, sample.TimeUs, Limits.Asks(QualityKind.Codes), news);
    }

    void Begin(long timeUs)
    {
        _state.FirstUs = timeUs;
        _state.Window.Begin(timeUs);
    }

    void Follow(long beforeUs, long timeUs, FaultNews news)
    {
        if (Limits.Asks(QualityKind.Gap) && _state.Gap.Add(signal, AskedSince(beforeUs, timeUs), timeUs, IntervalAt(timeUs), news))
            Break();
        _state.Pace.Add(timeUs - beforeUs);
        if (_state.Window.IsOver(timeUs))
            EndWindow(timeUs, news);
    }

    // Nobody expected anything before the interval was said.
    long AskedSince(long beforeUs, long timeUs) =>
        Limits.IntervalUs is not null && timeUs >= Limits.IntervalSinceUs ? Math.Max(beforeUs, Limits.IntervalSinceUs) : beforeUs;

    void Judge(double value, long timeUs, FaultNews news)
    {
        var moves = Limits.Asks(QualityKind.Stuck) || Limits.Asks(QualityKind.Flat) || Limits.Asks(QualityKind.Saturated);
        if (moves)
        {
            _state.Stuck.Add(signal, value, timeUs, _state.Levels, Limits.Asks(QualityKind.Stuck), news);
            _state.Saturation.Add(value, timeUs, Limits);
        }

        if (Limits.Asks(QualityKind.OutOfRange))
            _state.Range.Add(signal, value, timeUs, Limits, news);
        _state.Rate.Add(signal, value, timeUs, Limits, news);
    }

    // A step a little back is a clock at fault; a stretch that goes on from there, or far back, is history that comes late, and the same once
    // more is a repeated delivery.
    void Behind(in Sample sample, long beforeUs, long arrivedUs)
    {
        var repeats = sample.TimeUs == beforeUs;
        if (repeats && sample.Bits == _state.LastBits && sample.Status == _state.LastStatus)
            return;
        var interval = IntervalAt(beforeUs);
        var stepsBack = sample.TimeUs < arrivedUs;
        if (repeats || (stepsBack && beforeUs - sample.TimeUs <= LittleBack * Math.Max(interval, Learnt.Second)))
            _state.Clock.Add(sample.TimeUs);
        if (!repeats)
            Late = Late is { } late ? (Math.Min(late.From, sample.TimeUs), Math.Max(late.To, sample.TimeUs)) : (sample.TimeUs, sample.TimeUs);
    }

    void EndWindow(long endUs, FaultNews news)
    {
        ref var window = ref _state.Window;
        _state.Flat.End(signal, window, endUs, _state.Levels, Limits.Asks(QualityKind.Flat), news);
        _state.Saturation.End(signal, window, endUs, _state.Levels, Limits, news);
        _state.Codes.End(signal, window, Limits.Asks(QualityKind.Codes), news);
        _state.Rate.End(signal, endUs, news);
        _state.Clock.End(signal, window, endUs, Limits.Asks(QualityKind.Clock), news);
        if (window.Used > 0 && window.ChangingShare >= 0.1 && !_state.Flat.Fault.IsOpen && !_state.Stuck.Fault.IsOpen)
            _state.Levels.Learn(window);
        window.Begin(endUs);
    }

    void Break()
    {
        _state.Stuck.Break();
        _state.Rate.Break();
        _state.Window.Break();
    }

    /// <summary>What the clock says while no value comes; paused where somebody stopped the source.</summary>
    public void Tick(long nowUs, bool paused, FaultNews news)
    {
        if (_state.Count == 0 || !Limits.Asks(QualityKind.Gap))
            return;
        if (paused)
            _state.Gap.Excuse(signal, nowUs, news);
        else
            _state.Gap.Tick(signal, AskedSince(_state.LastUs, nowUs), nowUs, IntervalAt(nowUs), news);
    }

    /// <summary>Ends what is held against it, where it is not asked any more or the series is closed.</summary>
    public void Drop(SignalLimits asked, long nowUs, FaultNews news)
    {
        if (!asked.Asks(QualityKind.Gap))
            _state.Gap.Excuse(signal, nowUs, news);
        if (!asked.Asks(QualityKind.Stuck))
            _state.Stuck.Drop(signal, nowUs, news);
        if (!asked.Asks(QualityKind.Flat))
            _state.Flat.Drop(signal, nowUs, news);
        if (!asked.Asks(QualityKind.OutOfRange))
            _state.Range.Drop(signal, nowUs, news);
        if (!asked.Asks(QualityKind.Rate))
            _state.Rate.Drop(signal, nowUs, news);
        if (!asked.Asks(QualityKind.Clock))
            _state.Clock.Drop(signal, nowUs, news);
        if (!asked.Asks(QualityKind.Saturated))
            _state.Saturation.Drop(signal, nowUs, news);
        if (!asked.Asks(QualityKind.Codes))
            _state.Codes.Drop(signal, nowUs, news);
    }

    public void TookLate() => Late = null;

    public IReadOnlyList<(QualityKind Kind, OpenFault Fault)> OpenFaults() =>
    [
        .. new[]
        {
            (QualityKind.Gap, _state.Gap.Fault), (QualityKind.Stuck, _state.Stuck.Fault), (QualityKind.Flat, _state.Flat.Fault),
            (QualityKind.OutOfRange, _state.Range.Fault), (QualityKind.Rate, _state.Rate.Fault), (QualityKind.Clock, _state.Clock.Fault),
            (QualityKind.Saturated, _state.Saturation.Fault), (QualityKind.Codes, _state.Codes.Fault),
        }.Where(f => f.Item2.IsOpen),
    ];

    double ValueOf(in Sample sample) => kind is ValueKind.Double ? sample.Value : sample.Bits;

    public byte[] Save()
    {
        var bytes = MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(in _state, 1));
        return [Format, .. bytes];
    }

    /// <summary>False when it was saved by another version: then everything is learnt anew.</summary>
    public bool Load(ReadOnlySpan<byte> saved)
    {
        if (saved.Length != Unsafe.SizeOf<WatchState>() + 1 || saved[0] != Format)
            return false;
        _state = MemoryMarshal.Read<WatchState>(saved[1..]);
        return true;
    }
}

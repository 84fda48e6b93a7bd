using AIoT.Twin.Protocols.Modbus;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>All addresses of a source that are read at the same interval; a late round is never made up for.</summary>
sealed class ModbusRound
{
    // One late answer is a hiccup; three in a row are how the device is.
    const int Hiccups = 3;

    readonly TimeSpan _interval;
    readonly TimeProvider _clock;
    readonly PlannedReader _reader;
    readonly (SourceBinding Binding, ModbusPlace Place)[] _places;
    int _unanswered;
    int _overruns;

    ModbusRound(TimeSpan interval, IEnumerable<SourceBinding> bindings, ModbusAsking asking)
    {
        _interval = interval;
        _clock = asking.Context.Clock;
        _places = [.. bindings.Select(b => (b, PlaceOf(b)))];
        _reader = new PlannedReader(asking.Client, asking.Unit, [.. _places.Select(p => p.Place.Want)], asking.Limits);
        Due = _clock.Now();
    }

    public DateTimeOffset Due { get; set; }

    /// <summary>One round per interval; none is shorter than the source's own.</summary>
    public static ModbusRound[] Of(IReadOnlyList<SourceBinding> bindings, TimeSpan shortest, ModbusAsking asking) =>
    [
        .. bindings.GroupBy(b => b.Interval is { } own && own > shortest ? own : shortest)
            .OrderBy(g => g.Key).Select(g => new ModbusRound(g.Key, g, asking)),
    ];

    static ModbusPlace PlaceOf(SourceBinding binding) => ModbusPlace.TryParse(binding.Address, out var place, out var problem)
        ? place
        : throw new SourceException(new SourceFailure(SourceLayer.Data, problem!.Code, binding.Address.Text("address")));

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        var wait = Due - _clock.Now();
        // A clock that was set back must not keep the source waiting until it has caught up.
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait < _interval ? wait : _interval, _clock, cancellationToken);
    }

    public async Task<Sample[]> ReadAsync(ISourceReport report, CancellationToken cancellationToken)
    {
        var started = _clock.Now();
        try
        {
            var readings = await _reader.ReadAsync(cancellationToken);
            _unanswered = 0;
            CheckUnit(readings, report);
            // Milliseconds, because the answer is no more exact than the time it took.
            var time = started.ToMicroseconds() / 1000 * 1000;
            return [.. readings.Select((reading, i) => SampleOf(_places[i].Binding, _places[i].Place, reading, time))];
        }
        catch (ModbusException silent) when (silent.Failure == ModbusFailure.Timeout && ++_unanswered < Hiccups)
        {
            report.Trouble(ModbusFailures.Of(silent));
            return [];
        }
        catch (ModbusException failed)
        {
            throw new SourceException(ModbusFailures.Of(failed), failed);
        }
        finally
        {
            Schedule(started, report);
        }
    }

    static void CheckUnit(ModbusReading[] readings, ISourceReport report)
    {
        if (readings.All(r => ModbusFailures.IsUnitAbsent(r.Refused)))
            throw readings[0].Refused!;
        if (readings.Select(r => r.Refused).FirstOrDefault(r => r is not null) is { } refused)
            report.Trouble(ModbusFailures.Of(refused));
    }

    static Sample SampleOf(SourceBinding binding, ModbusPlace place, ModbusReading reading, long time)
    {
        if (reading.Refused is { } refused)
            return LostSamples.One(binding, ModbusFailures.StatusOf(refused), time);

        var (bits, status) = place.Decode(reading.Words.Span, binding.Reads);
        return new Sample(binding.Series, status, time, bits);
    }

    void Schedule(DateTimeOffset started, ISourceReport report)
    {
        var now = _clock.Now();
        var took = now - started;
        _overruns = took > _interval ? Math.Min(_overruns + 1, Hiccups) : Math.Max(_overruns - 1, 0);
        if (_overruns == Hiccups)
            report.Slow(took);
        else if (_overruns == 0)
            report.InTime();

        // On the grid of the interval, so that a minute holds the same number of rounds; what was missed is missed.
        var passed = Math.Max(1, (long)Math.Ceiling((now - Due) / _interval));
        Due = now < Due - _interval ? now + _interval : Due + passed * _interval;
    }
}

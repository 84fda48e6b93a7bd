namespace AIoT.Twin.Acquisition.Preprocessing;

/// <summary>Holds back values that hardly moved; a change of status always passes, and so does the heartbeat.</summary>
sealed class DeadbandRule(Deadband deadband, ValueKind kind) : ISampleRule
{
    readonly long _heartbeat = (long)deadband.Heartbeat.TotalMicroseconds;
    Sample? _kept;

    public static ISampleRule? For(BindingRules rules, ValueKind kind) =>
        rules.Deadband is { } deadband ? new DeadbandRule(deadband, kind) : null;

    public bool Pass(ref Sample sample)
    {
        if (_kept is { } kept && sample.Status == kept.Status && sample.TimeUs - kept.TimeUs < _heartbeat && !Moved(kept, sample))
            return false;

        _kept = sample;
        return true;
    }

    bool Moved(in Sample kept, in Sample now)
    {
        if (kept.Bits == now.Bits)
            return false;
        if (kind is not (ValueKind.Double or ValueKind.Integer))
            return true;

        var before = Number(kept);
        var moved = Math.Abs(Number(now) - before);
        var size = deadband.IsPercent ? Math.Abs(before) * deadband.Size / 100 : deadband.Size;
        return !(moved <= size);
    }

    double Number(in Sample sample) => kind == ValueKind.Integer ? sample.Bits : sample.Value;
}

using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Quarantine;

/// <summary>Samples mended by a fix, ready to be sent; and those it does not help, with why.</summary>
sealed class FixedSamples(QuarantineFix fix, QuarantineTargets targets, long latest)
{
    const ushort GoodLocalOverride = 0x0096;

    readonly List<Sample> _samples = [];
    readonly List<string> _texts = [];
    readonly List<long> _rows = [];
    readonly List<(QuarantinedRow Row, string Reason)> _left = [];

    public IReadOnlyList<Sample> Samples => _samples;

    public IReadOnlyList<string> Texts => _texts;

    /// <summary>The rows the samples were made of, in the same order.</summary>
    public IReadOnlyList<long> Rows => _rows;

    public IReadOnlyList<(QuarantinedRow Row, string Reason)> Left => _left;

    public void Add(QuarantinedRow row)
    {
        if (targets.Of(row, fix.Signal ?? row.Key.Signal) is not { } target)
        {
            _left.Add((row, "unknown-series"));
            return;
        }

        var time = Shifted(row.TimeUs);
        if (Fault(time) is { } fault)
            _left.Add((row, fault));
        else if (Value(row.Value, target.Kind) is not { } value)
            _left.Add((row, "wrong-kind"));
        else
            Keep(row, new Sample(target.Handle, value.Status, time!.Value, value.Bits), value.Text);
    }

    void Keep(QuarantinedRow row, in Sample sample, string? text)
    {
        if (text is not null)
            _texts.Add(text);
        _samples.Add(text is null ? sample : sample with { Bits = _texts.Count - 1 });
        _rows.Add(row.Id);
    }

    long? Shifted(long time)
    {
        var shift = fix.Shift.Ticks / TimeSpan.TicksPerMicrosecond;
        return shift > 0 && time > long.MaxValue - shift ? null : shift < 0 && time < long.MinValue - shift ? null : time + shift;
    }

    string? Fault(long? time) => time switch
    {
        null => "time-in-future",
        < 0 => "time-before-1970",
        { } known when known > latest => "time-in-future",
        _ => null,
    };

    (long Bits, ushort Status, string? Text)? Value(QuarantinedValue sent, ValueKind kind) => fix.Value switch
    {
        FixedValue.Bad => (kind is ValueKind.Double ? BitConverter.DoubleToInt64Bits(double.NaN) : 0, SampleStatus.BadDecodingError, kind is ValueKind.Text ? "" : null),
        FixedValue.Given => Of(fix.Given ?? "", kind, GoodLocalOverride, generous: false),
        var how when sent.Text is { } text => Of(text, kind, sent.Status, generous: how is FixedValue.Converted),
        var how => OfBits(sent, kind, generous: how is FixedValue.Converted),
    };

    static (long, ushort, string?)? Of(string text, ValueKind kind, ushort status, bool generous) =>
        kind is ValueKind.Text ? (0, status, text) : SentText.Read(text, kind, generous) is { } bits ? (bits, status, null) : null;

    static (long, ushort, string?)? OfBits(QuarantinedValue sent, ValueKind kind, bool generous)
    {
        // A text that was not kept cannot be stored.
        if (sent.Kind is null or ValueKind.Text)
            return null;
        if (sent.Kind == kind)
            return (sent.Bits, sent.Status, null);
        var text = ValueWords.Of(sent)!;
        return kind is ValueKind.Text && !generous ? null : Of(text, kind, sent.Status, generous);
    }
}

using System.Globalization;

namespace AIoT.Twin.Telemetry.Quarantine;

/// <summary>What the samples of a group have in common: why they were set aside, who sent them, and for which signal where that is known.</summary>
public sealed record QuarantineKey(string Reason, long? Producer, Guid? Signal)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Reason}~{Producer}~{Signal:n}");

    public static QuarantineKey? Parse(string? text)
    {
        if (text?.Split('~') is not [{ Length: > 0 } reason, var producer, var signal])
            return null;
        long? sender = long.TryParse(producer, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        Guid? of = Guid.TryParse(signal, out var id) ? id : null;
        return (sender is null && producer.Length > 0) || (of is null && signal.Length > 0) ? null : new QuarantineKey(reason, sender, of);
    }
}

using AIoT.Twin.Acquisition;

namespace AIoT.Twin.UnitTests.Acquisition.Encoding;

/// <summary>The samples that the files of every format hold. Neither is ever changed: a later format gets files of its own.</summary>
static class GoldenSamples
{
    const long Start = 1_735_689_600_000_000, Second = 1_000_000;

    static readonly long[] s_odd =
    [
        0, long.MinValue, 1, -1, 0x000F_FFFF_FFFF_FFFF, unchecked((long)0x8000_0000_0000_0001), 0x0010_0000_0000_0000,
        0x7FEF_FFFF_FFFF_FFFF, 0x7FF0_0000_0000_0000, unchecked((long)0xFFF0_0000_0000_0000), 0x7FF8_0000_0000_0000,
        unchecked((long)0xFFF8_0000_0000_0000), 0x7FF0_0000_0000_0001, 0x7FF8_DEAD_BEEF_0001, 0x3FB9_9999_9999_999A,
        0x4059_0000_0000_0000, 0x3FD5_5555_5555_5555, 0x4340_0000_0000_0001,
    ];

    static readonly ushort[] s_statuses =
        [SampleStatus.Good, SampleStatus.BadTimeout, SampleStatus.UncertainLastUsableValue, SampleStatus.BadNotANumber, 0xFFFF];

    public static IReadOnlyList<string> Names { get; } =
        ["decimals", "odd-doubles", "full-mantissa", "irregular-times", "status-runs", "integers", "states", "texts"];

    public static IReadOnlyList<string> Texts { get; } = ["running", "own fault", "läuft leer", "空转", ""];

    public static ValueKind KindOf(string name) => name switch
    {
        "integers" => ValueKind.Integer,
        "states" => ValueKind.State,
        "texts" => ValueKind.Text,
        _ => ValueKind.Double,
    };

    public static IReadOnlyList<string> TextsOf(string name) => KindOf(name) == ValueKind.Text ? Texts : [];

    public static Sample[] Of(string name) =>
        [.. Enumerable.Range(0, 300).Select(i => new Sample(0, StatusOf(name, i), TimeOf(name, i), BitsOf(name, i)))];

    static ushort StatusOf(string name, int i) => name switch
    {
        "status-runs" => s_statuses[i / 23 % s_statuses.Length],
        "odd-doubles" => i % 18 < 8 ? SampleStatus.Good : SampleStatus.BadNotANumber,
        _ => SampleStatus.Good,
    };

    static long TimeOf(string name, int i) => name switch
    {
        "irregular-times" => Start + (i * Second) + (Scattered(i) % 997_001),
        "full-mantissa" => Start + (i * Second) + (Scattered(i) % 17 * 1000),
        "states" => Start + (i * 60 * Second) + (i * i * Second),
        _ => Start + (i * Second),
    };

    static long BitsOf(string name, int i) => name switch
    {
        "odd-doubles" => s_odd[i % s_odd.Length],
        "full-mantissa" => BitConverter.DoubleToInt64Bits(20 + (Scattered(i) / 3.0)),
        "integers" => (Scattered(i) - 0x4000_0000) << (i % 30),
        "states" => Scattered(i) % 6,
        "texts" => Scattered(i) % Texts.Count,
        _ => BitConverter.DoubleToInt64Bits((215 + (Scattered(i) % 31) - 15) / 10.0),
    };

    // Whole numbers alone, so that it is the same everywhere and for ever.
    static long Scattered(int i) => ((i * 1_103_515_245L) + 12_345) & 0x7FFF_FFFF;
}

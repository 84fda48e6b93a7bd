using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;

namespace AIoT.Twin.Telemetry.Historian.Reading;

/// <summary>A closed series as its signal is read now; what cannot be converted is marked.</summary>
sealed record SeriesView(ValueKind From, ValueKind To, LinearConversion? Conversion)
{
    public bool IsSame => From == To && Conversion is { IsNone: true };

    /// <summary>Whether of two values the smaller stays the smaller (or always becomes the larger), so that limits can be converted.</summary>
    public bool KeepsOrder => Conversion is not null && From != ValueKind.Text && To != ValueKind.Text && (To != ValueKind.Boolean || From == To);

    public static SeriesView Of(SeriesInfo from, SeriesInfo to, IUnitConversion units) =>
        new(from.Kind, to.Kind, units.Known(from.Unit, to.Unit));

    public Sample In(in Sample sample)
    {
        if (IsSame)
            return sample;
        if (Conversion is null || From == ValueKind.Text || To == ValueKind.Text)
            return sample with { Status = SampleStatus.BadConfigurationError, Bits = To == From ? sample.Bits : 0 };
        var number = Linear(SampleNumber.Of(From, sample.Bits));
        // Only a double can say that it is none.
        return To != ValueKind.Double && !double.IsFinite(number)
            ? sample with { Status = SampleStatus.BadNotANumber, Bits = 0 }
            : sample with { Bits = Bits(number) };
    }

    /// <summary>A value of the closed series as a number of the newest.</summary>
    public double Number(double number) => IsSame ? number : SampleNumber.Of(To, Bits(Linear(number)));

    double Linear(double number) => Conversion is { IsNone: false } linear ? (number * linear.Factor) + linear.Offset : number;

    long Bits(double number) => To switch
    {
        ValueKind.Double => BitConverter.DoubleToInt64Bits(number),
        ValueKind.Boolean => number == 0 ? 0 : 1,
        _ => (long)Math.Round(number),
    };
}

namespace AIoT.Twin.Acquisition.Units;

/// <summary>Exponents of the seven base units of UCUM; two units convert into each other when these are equal.</summary>
/// <remarks>A logarithmic scale such as pH has a number of its own, so that it converts into nothing but itself.</remarks>
public readonly record struct Dimension(
    int Length, int Time, int Mass, int Angle, int Temperature, int Charge, int Luminosity, int LogScale = 0)
{
    public static Dimension None { get; }

    public static Dimension operator *(Dimension a, Dimension b) => new(
        a.Length + b.Length, a.Time + b.Time, a.Mass + b.Mass, a.Angle + b.Angle,
        a.Temperature + b.Temperature, a.Charge + b.Charge, a.Luminosity + b.Luminosity, a.LogScale + b.LogScale);

    public static Dimension operator /(Dimension a, Dimension b) => a * b.Power(-1);

    public static Dimension Multiply(Dimension left, Dimension right) => left * right;

    public static Dimension Divide(Dimension left, Dimension right) => left / right;

    public Dimension Power(int n) =>
        new(n * Length, n * Time, n * Mass, n * Angle, n * Temperature, n * Charge, n * Luminosity, n * LogScale);
}

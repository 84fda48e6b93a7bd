namespace AIoT.Twin.ModelOps.Watching;

/// <summary>One complete step of a signal: its mean and extremes, or nothing where no value was usable.</summary>
readonly record struct Bin(long FromUs, double Mean, double Min, double Max, double Last)
{
    public bool Known => !double.IsNaN(Mean);

    public static Bin Unknown(long fromUs) => new(fromUs, double.NaN, double.NaN, double.NaN, double.NaN);
}

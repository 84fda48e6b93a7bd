namespace AIoT.Twin.ModelOps.Drift;

/// <summary>Whitened values with their times; anew when they replace all that came before, because the whitener learned again.</summary>
readonly record struct Whitened(bool Anew, IReadOnlyList<(double Value, long TimeUs)> Values)
{
    public static Whitened None { get; } = new(false, []);
}

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>What is stored when there is no value: not a number, with the reason as its status.</summary>
static class LostSamples
{
    static readonly long s_notANumber = BitConverter.DoubleToInt64Bits(double.NaN);

    public static Sample One(SourceBinding binding, ushort status, long time) =>
        new(binding.Series, status, time, binding.Reads == ValueKind.Double ? s_notANumber : 0);

    public static Sample[] All(IReadOnlyList<SourceBinding> bindings, ushort status, long time) =>
        [.. bindings.Select(b => One(b, status, time))];
}

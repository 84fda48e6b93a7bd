using AIoT.Twin.Telemetry.Sources.Calculated;

namespace AIoT.Twin.Telemetry.Sources;

/// <summary>How often a signal speaks, as its binding says; a calculated one as often as its interval or the quickest of its inputs.</summary>
sealed class SourcePace(SourceIndex index, SourceRules rules, CalculationGraph graph) : ISignalPace
{
    const int Deepest = 16;

    public TimeSpan? ExpectedEvery(Guid signal) => ExpectedEvery(signal, 0);

    TimeSpan? ExpectedEvery(Guid signal, int depth)
    {
        if (depth > Deepest || index.Picture.OfSignal(signal) is not { } binding || index.Picture.Find(binding.SourceId) is not { } source)
            return null;
        if (source.Driver != CalculatedDriver.Key)
            return Expected.Interval(source, binding, rules.Driver(source.Driver));
        return binding.Address.Find("every") is null
            ? graph.InputsOf(signal).Select(i => ExpectedEvery(i, depth + 1)).Min()
            : binding.Address.Milliseconds("every", 0);
    }
}

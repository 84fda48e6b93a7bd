using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Benchmarks;

/// <summary>Somebody who can hold the samples and answer windows over them.</summary>
interface IWindowSide
{
    string Name { get; }

    Task LoadAsync(Sample[] samples);

    Task TidyAsync();

    /// <summary>Count, smallest, largest and sum of each point that has samples, series by series.</summary>
    Task<List<(long Count, double Min, double Max, double Sum)>> AskAsync(WindowCell cell);
}

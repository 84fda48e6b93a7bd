using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;
using AIoT.Twin.Web.Kit;
using Microsoft.AspNetCore.Components;

namespace AIoT.Twin.Web.Modelling;

/// <summary>How many of a twin's signals can be trusted now; one that never came is unknown, not bad.</summary>
public sealed partial class SignalHealth
{
    readonly Dictionary<Guid, Sample> _newest = [];

    [Parameter, EditorRequired]
    public required IReadOnlyList<SignalNode> Of { get; set; }

    protected override IEnumerable<Guid> Signals => Of.Select(s => s.Id);

    string Summary => Text["Health", Of.Count, Count(Quality.Good), Count(Quality.Uncertain), Count(Quality.Bad), Of.Count - Of.Count(s => _newest.ContainsKey(s.Id))];

    int Count(Quality quality) => Of.Count(s => _newest.TryGetValue(s.Id, out var sample) && sample.Quality == quality);

    protected override void OnParametersSet() => Take(Newest());

    protected override ValueTask ShowAsync(IReadOnlyList<LiveSample> samples)
    {
        var before = Summary;
        Take(samples);
        if (Summary != before)
            StateHasChanged();
        return ValueTask.CompletedTask;
    }

    void Take(IReadOnlyList<LiveSample> samples)
    {
        foreach (var live in samples)
            _newest[live.Signal.Id] = live.Sample;
    }
}

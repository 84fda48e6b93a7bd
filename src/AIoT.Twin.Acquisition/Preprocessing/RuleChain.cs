namespace AIoT.Twin.Acquisition.Preprocessing;

/// <summary>The steps of one binding, one leading to the next; what comes out is put where the caller says.</summary>
public sealed class RuleChain
{
    readonly SampleStep[] _steps;
    readonly Exit _exit = new();

    public RuleChain(IEnumerable<SampleStep> steps)
    {
        _steps = [.. steps];
        for (var i = 0; i < _steps.Length; i++)
            _steps[i].LeadTo(i + 1 < _steps.Length ? _steps[i + 1] : _exit);
        Holds = _steps.Any(s => s.Holds);
    }

    /// <summary>Whether samples may wait in it.</summary>
    public bool Holds { get; }

    public void Take(in Sample sample, List<Sample> into)
    {
        _exit.Into = into;
        (_steps.Length == 0 ? _exit : _steps[0]).Take(sample);
    }

    public void Wait(long now, List<Sample> into)
    {
        _exit.Into = into;
        foreach (var step in _steps)
            step.Wait(now);
    }

    public void Flush(List<Sample> into)
    {
        _exit.Into = into;
        foreach (var step in _steps)
            step.Flush();
    }

    sealed class Exit : SampleStep
    {
        public List<Sample> Into { get; set; } = [];

        public override void Take(in Sample sample) => Into.Add(sample);
    }
}

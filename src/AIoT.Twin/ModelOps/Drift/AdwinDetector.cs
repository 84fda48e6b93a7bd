namespace AIoT.Twin.ModelOps.Drift;

/// <summary>ADWIN (Bifet, Gavaldà 2007): a window that drops its older part when the means of the two parts differ too much.</summary>
public sealed class AdwinDetector : IDriftDetector
{
    public string Name => "adwin";

    public IDriftWindow Start(double delta, int clock) => new AdwinWindow(new AdwinOptions { Delta = delta, Clock = clock });

    public IDriftWindow Resume(BinaryReader saved) => AdwinWindow.Load(saved);
}

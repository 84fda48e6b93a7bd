namespace AIoT.Twin.SamplePlant.Signals;

/// <summary>A signal as a function of time, in the unit its device speaks.</summary>
abstract class SignalModel
{
    public abstract double At(long timeUs);

    /// <summary>The same as <see cref="At"/> at from, from + step, …; models that can be quicker at it override this.</summary>
    public virtual void Fill(long fromUs, long stepUs, Span<double> into)
    {
        for (var i = 0; i < into.Length; i++)
            into[i] = At(fromUs + i * stepUs);
    }
}

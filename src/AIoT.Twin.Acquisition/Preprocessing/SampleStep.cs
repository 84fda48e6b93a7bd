namespace AIoT.Twin.Acquisition.Preprocessing;

/// <summary>One step between device and storage, at work for one binding. It lets out what it likes when it likes, in time order.</summary>
/// <remarks>Used by one thread at a time; taking a sample allocates nothing.</remarks>
public abstract class SampleStep
{
    SampleStep? _next;

    /// <summary>Whether samples may wait in it, so that it must be told of time and of the end.</summary>
    public virtual bool Holds => false;

    internal void LeadTo(SampleStep next) => _next = next;

    public abstract void Take(in Sample sample);

    /// <summary>Time goes by without a sample: what has waited long enough is let out.</summary>
    public virtual void Wait(long now)
    {
    }

    /// <summary>Nothing more comes: what waits is let out.</summary>
    public virtual void Flush()
    {
    }

    protected void Emit(in Sample sample) => _next!.Take(sample);
}

namespace AIoT.Twin.Telemetry;

/// <summary>Raw samples together with the texts they point to. Rights are asked by the caller of these.</summary>
public interface ISamplePages
{
    /// <summary>About <paramref name="limit"/> samples of a span: samples of several series at one time are never parted.</summary>
    Task<SamplePage> PageAsync(Guid signal, long from, long to, int limit, CancellationToken cancellationToken);

    /// <summary>A page of at most one: the last sample before a time.</summary>
    Task<SamplePage> LastPageAsync(Guid signal, long before, CancellationToken cancellationToken);
}

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>The one connection to a device, shared by reading, testing and writing; connects when it must.</summary>
public interface ISourceConnection : IAsyncDisposable
{
    /// <summary>Whether what happens while the link is down comes later: then an outage is no loss to be stored.</summary>
    bool CatchesUp => false;

    /// <summary>Tries the link up to one value and names the layer that fails.</summary>
    Task<TestReport> TestAsync(CancellationToken cancellationToken);

    Task<BrowseResult> BrowseAsync(string? node, CancellationToken cancellationToken);

    /// <summary>Reads one address now, for a person who asks; null where the driver cannot.</summary>
    Task<AddressPreview?> PreviewAsync(FieldValues address, CancellationToken cancellationToken);

    /// <summary>Batches of samples until cancelled, each in the kind of its series and before any rule; throws <see cref="SourceException"/>.</summary>
    IAsyncEnumerable<SampleBatch> ReadAsync(
        IReadOnlyList<SourceBinding> bindings, ISourceReport report, CancellationToken cancellationToken);

    /// <summary>Sends one value once, by leave of the write gate; never queued, never repeated.</summary>
    Task<WriteOutcome> WriteAsync(WritePermit permit, CancellationToken cancellationToken);
}

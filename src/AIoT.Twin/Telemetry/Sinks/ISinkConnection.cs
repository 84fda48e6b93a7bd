using AIoT.Twin.Acquisition.Drivers;

namespace AIoT.Twin.Telemetry.Sinks;

/// <summary>The one connection to a place samples are sent to; used by one at a time, connects when it must.</summary>
public interface ISinkConnection : IAsyncDisposable
{
    /// <summary>Tries the way up to where samples would go, without leaving one there, and names the layer that fails.</summary>
    Task<TestReport> TestAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Ends when the other side has confirmed all of them: null. What it will never take is told, and none of them counts as sent;
    /// a lost or unwilling link throws <see cref="SourceException"/>, and the same are sent again.
    /// </summary>
    Task<SourceFailure?> WriteAsync(IReadOnlyList<SinkPoint> points, CancellationToken cancellationToken);
}

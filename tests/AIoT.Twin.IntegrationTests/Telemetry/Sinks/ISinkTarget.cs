namespace AIoT.Twin.IntegrationTests.Telemetry.Sinks;

/// <summary>A real other side of a sink, and what it holds of a signal: value as text and status by time.</summary>
interface ISinkTarget : IAsyncDisposable
{
    string Name { get; }

    object Settings { get; }

    /// <summary>Goes away without a word to those connected.</summary>
    Task LeaveAsync();

    Task StartAgainAsync(CancellationToken cancellationToken);

    Task<IReadOnlyDictionary<long, (string Value, int Status)>> ReadAsync(SentSignal signal, CancellationToken cancellationToken);
}

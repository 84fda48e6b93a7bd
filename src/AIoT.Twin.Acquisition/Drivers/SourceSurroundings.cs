namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>What sources get from outside: time, chance, and where they may connect to.</summary>
sealed record SourceSurroundings(TimeProvider Clock, Func<double> Random, IEndpointPolicy Endpoints, ISourceCursors Cursors);

using AIoT.Twin.Acquisition.Preprocessing;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>What sources get from outside: time, chance, where they may connect to, how far they have read, and the rules there are.</summary>
sealed record SourceSurroundings(TimeProvider Clock, Func<double> Random, IEndpointPolicy Endpoints, ISourceCursors Cursors, RuleBook Rules);

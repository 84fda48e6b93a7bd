using AIoT.Twin.Acquisition.Preprocessing;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>What sources get from outside: time, chance, where they may connect to, and the rules there are.</summary>
sealed record SourceSurroundings(TimeProvider Clock, Func<double> Random, IEndpointPolicy Endpoints, RuleBook Rules);

using AIoT.Twin.Modelling;

namespace AIoT.Twin.Web.Telemetry.Trends;

/// <summary>A twin of the same type, with the signal each pen has there; null where it has none.</summary>
public sealed record TrendSister(TwinNode Twin, IReadOnlyList<Guid?> Signals);

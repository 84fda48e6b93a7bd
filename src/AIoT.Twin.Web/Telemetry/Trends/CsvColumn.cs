using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.Web.Telemetry.Trends;

/// <summary>A pen of a file: its signal, the name it has there, its unit as stored and what its numbers read as.</summary>
sealed record CsvColumn(SignalNode Signal, string Name, string Unit, IReadOnlyList<string>? Words)
{
    public bool IsNumber => Signal.Kind is ValueKind.Double or ValueKind.Integer;
}

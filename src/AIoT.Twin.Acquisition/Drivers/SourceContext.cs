using System.Net;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>What a driver gets to open a source with.</summary>
public sealed record SourceContext(Guid Source, FieldValues Settings, Func<IPAddress, int, bool> Allows, TimeProvider Clock);

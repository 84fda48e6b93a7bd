namespace AIoT.Twin.Telemetry.Sources;

/// <summary>A network, or one port of it, that sources may connect to.</summary>
sealed class AllowedEndpoint
{
    public required Guid Id { get; init; }

    /// <summary>CIDR notation.</summary>
    public required string Network { get; init; }

    /// <summary>Null allows every port.</summary>
    public int? Port { get; init; }
}

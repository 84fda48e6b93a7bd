namespace AIoT.Twin.Telemetry.Lake;

/// <summary>A signal as the lake knows it: where its rows are filed and what it was last called.</summary>
sealed class LakeSignal
{
    public required Guid Id { get; init; }

    public required Guid SiteId { get; set; }

    /// <summary>Names of the twins from the enterprise down.</summary>
    public required string Twin { get; set; }

    public required string Name { get; set; }
}

namespace AIoT.Twin.Telemetry.Import;

/// <summary>A file of an import as it was uploaded.</summary>
sealed class ImportFile
{
    public required Guid ImportId { get; init; }

    public required int Number { get; init; }

    public required string Name { get; init; }

    public required long Bytes { get; init; }

    public required string Sha256 { get; init; }
}

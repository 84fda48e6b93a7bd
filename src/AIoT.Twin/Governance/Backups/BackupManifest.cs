using System.Text.Json;
using System.Text.Json.Serialization;

namespace AIoT.Twin.Governance.Backups;

/// <summary>A file of a backup with what it must still be when it is read back.</summary>
public sealed record BackupFile(string Name, long Bytes, string Sha256);

/// <summary>What a backup folder holds; written last, so a folder without it is not a backup.</summary>
public sealed record BackupManifest(int Format, string Product, DatabaseKind Database, DateTimeOffset MadeAt, IReadOnlyList<BackupFile> Files)
{
    public const int CurrentFormat = 1;

    public const string FileName = "backup.json";

    /// <summary>What has to be kept elsewhere: the master key beside its own backup would be no secret, the lake can be made again.</summary>
    public IReadOnlyList<string> NotIncluded { get; init; } = ["master-key", "lake"];

    /// <summary>Null where the folder holds no manifest, or one that cannot be read.</summary>
    public static async Task<BackupManifest?> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = File.OpenRead(Path.Combine(folder, FileName));
            return await JsonSerializer.DeserializeAsync(stream, BackupJson.Default.BackupManifest, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    public async Task WriteAsync(string folder, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(Path.Combine(folder, FileName), FileMode.CreateNew);
        await JsonSerializer.SerializeAsync(stream, this, BackupJson.Default.BackupManifest, cancellationToken);
        stream.Flush(flushToDisk: true);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(BackupManifest))]
sealed partial class BackupJson : JsonSerializerContext;

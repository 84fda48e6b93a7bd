using System.Text.Json;
using System.Text.Json.Serialization;

namespace AIoT.Twin.Telemetry.Lake;

/// <summary>Which files make up a day of a site; what is not listed here is not part of the lake.</summary>
public sealed record LakeManifest(
    int Format, Guid SiteId, string Site, bool Sample, DateOnly Day, string Zone, DateTimeOffset From, DateTimeOffset To, int Version,
    long Through, int Filing, string Program, DateTimeOffset Written, IReadOnlyList<LakeFile> Files)
{
    public const int CurrentFormat = 1;

    [JsonIgnore]
    public LakeKey Key => new(SiteId, Day);

    [JsonIgnore]
    public long Rows => Files.Sum(f => f.Rows);

    [JsonIgnore]
    public long Bytes => Files.Sum(f => f.Bytes);

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, LakeJson.Default.LakeManifest);

    /// <summary>Null when it is not a manifest this program can trust: cut, of another format, or naming files elsewhere.</summary>
    public static LakeManifest? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize(json, LakeJson.Default.LakeManifest);
            return manifest is { Format: CurrentFormat, Files: not null } && manifest.Files.All(f => LakeFile.IsName(f.Name)) ? manifest : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(LakeManifest))]
sealed partial class LakeJson : JsonSerializerContext;

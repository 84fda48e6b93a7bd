using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace AIoT.Twin.Edge;

public sealed class EdgeOptions
{
    /// <summary>The server's address, such as https://twin.example.</summary>
    [Required]
    public Uri? Server { get; init; }

    /// <summary>The key the server showed once when this agent was enrolled.</summary>
    [Required]
    public string Key { get; init; } = "";

    /// <summary>What this agent reads: a JSON file, see <see cref="EdgeSource"/>.</summary>
    [Required]
    public string Sources { get; init; } = "edge.json";

    public string DataFolder { get; init; } = "data";

    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan ReportEvery { get; init; } = TimeSpan.FromSeconds(30);
}

[OptionsValidator]
sealed partial class ValidateEdgeOptions : IValidateOptions<EdgeOptions>;

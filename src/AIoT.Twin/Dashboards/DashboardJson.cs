using System.Text.Json.Serialization;
using AIoT.Twin.Governance;

namespace AIoT.Twin.Dashboards;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(IReadOnlyList<Widget>))]
[JsonSerializable(typeof(IReadOnlyList<Role>))]
sealed partial class DashboardJson : JsonSerializerContext;

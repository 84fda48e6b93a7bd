using System.Text.Json.Serialization;

namespace AIoT.Twin.Outcomes.UseCases;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<KpiInput>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, double>))]
sealed partial class OutcomesJson : JsonSerializerContext;

using System.Text.Json.Serialization;
using AIoT.Twin.Outcomes.Told;

namespace AIoT.Twin.Outcomes.UseCases;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<KpiInput>))]
[JsonSerializable(typeof(IReadOnlyList<ToldWeek>))]
[JsonSerializable(typeof(KpiDefinition))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, double>))]
sealed partial class OutcomesJson : JsonSerializerContext;

using System.Text.Json.Serialization;

namespace AIoT.Twin.Telemetry.Calendars;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(CalendarPlan))]
sealed partial class CalendarJson : JsonSerializerContext;

using System.Text.Json.Serialization;

namespace AIoT.Twin.Acquisition.Drivers;

[JsonSerializable(typeof(Dictionary<string, string?>))]
sealed partial class RowJson : JsonSerializerContext;

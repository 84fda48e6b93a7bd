namespace AIoT.Twin.Protocols.Mqtt;

/// <summary>One step of a path: a name in UTF-8, or an index when there is no name.</summary>
readonly record struct JsonPathStep(byte[]? Name, int Index);

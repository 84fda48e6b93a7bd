namespace AIoT.Twin.Protocols.Mqtt;

/// <summary>The way to one value in a JSON payload, such as <c>$.a.b[2]['x y']</c> or <c>a.b</c>.</summary>
public sealed class JsonPath
{
    public static bool TryParse(string text, out JsonPath path, out JsonPathError error) => throw new NotImplementedException();

    public JsonReading Read(ReadOnlySpan<byte> payload) => throw new NotImplementedException();
}

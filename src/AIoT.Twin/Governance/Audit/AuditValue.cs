using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AIoT.Twin.Acquisition;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AIoT.Twin.Governance.Audit;

/// <summary>A property's value as the audit keeps it, the same on both databases: times are microseconds, numbers lose nothing.</summary>
static class AuditValue
{
    public static JsonNode? Of(IReadOnlyProperty property, object? value) => value switch
    {
        null => null,
        string text => text,
        bool yes => yes,
        Guid id => id.ToString(),
        Enum name => name.ToString(),
        DateTimeOffset time => time.ToMicroseconds(),
        TimeSpan span => span.Ticks / TimeSpan.TicksPerMicrosecond,
        byte[] bytes => Convert.ToBase64String(bytes),
        decimal money => money.ToString(CultureInfo.InvariantCulture),
        long large => Math.Abs((decimal)large) <= CanonicalJson.LargestExact ? large : large.ToString(CultureInfo.InvariantCulture),
        double number => double.IsFinite(number) ? number : number.ToString(CultureInfo.InvariantCulture),
        float number => Of(property, (double)number),
        IConvertible number => number.ToInt64(CultureInfo.InvariantCulture),
        _ => Stored(property, value),
    };

    // Lists, JSON documents and value objects: what their converter would store.
    static JsonNode? Stored(IReadOnlyProperty property, object value) =>
        property.GetValueConverter() is { } converter && converter.ConvertToProvider(value) is string or long or int
            ? Of(property, converter.ConvertToProvider(value))
            : JsonSerializer.SerializeToNode(value, value.GetType());
}

using System.Runtime.InteropServices;

namespace AIoT.Twin.Telemetry.Historian.Writing;

/// <summary>64 bits that stand for a text where texts are compared.</summary>
static class TextHash
{
    public static long Of(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var character in MemoryMarshal.Cast<char, ushort>(text.AsSpan()))
            hash = (hash ^ character) * 1099511628211UL;
        return (long)hash;
    }
}

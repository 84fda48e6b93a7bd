namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>What an address holds now: the raw words, and the value in each word order that could be meant.</summary>
public sealed record AddressPreview(IReadOnlyList<ushort> Words, IReadOnlyList<PreviewedValue> Values);

/// <summary>A value as it reads in one word order; not a number is a value too, and a hint that the order is another.</summary>
public readonly record struct PreviewedValue(string WordOrder, double Value);

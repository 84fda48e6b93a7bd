namespace AIoT.Twin.Acquisition;

/// <summary>A value as it came where it is none of its signal's kind, or of a signal that is not known.</summary>
public sealed record SentValue(Guid? Signal, string? Text);

namespace AIoT.Twin.Modelling;

/// <summary>Something that happened at a twin: a moment, or a span when it has an end. Web makes the sentence from the code and its arguments.</summary>
public sealed record TwinMark(string Kind, Guid Twin, string Code, DateTimeOffset From, DateTimeOffset? To, IReadOnlyDictionary<string, string> Arguments)
{
    /// <summary>What can be opened to read more, such as an insight or a record of the audit.</summary>
    public string? Id { get; init; }

    /// <summary>The signal it is about, where there is one.</summary>
    public Guid? Signal { get; init; }
}

namespace AIoT.Twin.Messaging;

/// <summary>Tells other modules that something happened; a record says what, nobody is named as its reader.</summary>
public interface IEvents
{
    /// <summary>Hands the record to every handler of its type and returns; handlers run later, in order, each by itself.</summary>
    ValueTask PublishAsync<T>(T happened, CancellationToken cancellationToken) where T : notnull;
}

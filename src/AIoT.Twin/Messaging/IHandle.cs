namespace AIoT.Twin.Messaging;

/// <summary>Does something about records of one type; called for one at a time.</summary>
public interface IHandle<in T> where T : notnull
{
    Task HandleAsync(T happened, CancellationToken cancellationToken);
}

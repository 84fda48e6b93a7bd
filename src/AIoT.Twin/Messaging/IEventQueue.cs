namespace AIoT.Twin.Messaging;

/// <summary>What can be seen of a handler's queue from outside: for metrics and the system page.</summary>
public interface IEventQueue
{
    string Handler { get; }

    int Waiting { get; }

    long Dropped { get; }

    long Failed { get; }
}

interface IEventQueue<in T> : IEventQueue where T : notnull
{
    void Offer(T happened);
}

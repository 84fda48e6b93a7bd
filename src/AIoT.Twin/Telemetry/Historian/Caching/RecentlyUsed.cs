namespace AIoT.Twin.Telemetry.Historian.Caching;

/// <summary>Keeps what was used last, up to a weight.</summary>
sealed class RecentlyUsed<TKey, TValue>(Func<TValue, int> weigh, long most) where TKey : notnull
{
    readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> _places = [];
    readonly LinkedList<(TKey Key, TValue Value)> _order = [];

    public long Weight { get; private set; }

    public TValue? Find(TKey key)
    {
        if (!_places.TryGetValue(key, out var place))
            return default;
        _order.Remove(place);
        _order.AddFirst(place);
        return place.Value.Value;
    }

    public void Put(TKey key, TValue value)
    {
        if (_places.TryGetValue(key, out var former))
            Drop(former);
        _places[key] = _order.AddFirst((key, value));
        Weight += weigh(value);
        while (Weight > most && _order.Last is { } oldest)
            Drop(oldest);
    }

    public void Clear()
    {
        _places.Clear();
        _order.Clear();
        Weight = 0;
    }

    void Drop(LinkedListNode<(TKey Key, TValue Value)> place)
    {
        _order.Remove(place);
        _places.Remove(place.Value.Key);
        Weight -= weigh(place.Value.Value);
    }
}

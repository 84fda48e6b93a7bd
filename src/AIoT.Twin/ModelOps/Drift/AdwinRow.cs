namespace AIoT.Twin.ModelOps.Drift;

/// <summary>The buckets of one size, oldest first: each has the sum, the squared deviations and the first time of its values.</summary>
sealed class AdwinRow(int capacity)
{
    readonly AdwinBucket[] _buckets = new AdwinBucket[capacity];

    public int Count { get; private set; }

    public ref readonly AdwinBucket this[int index] => ref _buckets[index];

    public void Add(in AdwinBucket bucket) => _buckets[Count++] = bucket;

    public void RemoveOldest(int count)
    {
        Array.Copy(_buckets, count, _buckets, 0, Count - count);
        Count -= count;
    }
}

namespace AIoT.Twin.Protocols;

/// <summary>Waits of any length up to a limit that doubles, so that many who lost the same peer do not return together.</summary>
public sealed class FullJitter(TimeSpan shortest, Func<double> random)
{
    int _attempts;

    public TimeSpan Next(TimeSpan longest)
    {
        var limit = Math.Min(longest.TotalSeconds, shortest.TotalSeconds * Math.Pow(2, _attempts));
        _attempts = Math.Min(_attempts + 1, 30);
        return TimeSpan.FromSeconds(limit * random());
    }

    public void Reset() => _attempts = 0;
}

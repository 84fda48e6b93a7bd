namespace AIoT.Twin.Acquisition;

/// <summary>The last texts of a series, each under a number of its own.</summary>
sealed class RecentTexts
{
    const int Most = 64;

    readonly string[] _texts = new string[Most];
    long _next;

    public long Add(string text)
    {
        _texts[_next % Most] = text;
        return _next++;
    }

    /// <summary>Null when it is too long ago.</summary>
    public string? Find(long number) => number >= 0 && number < _next && number >= _next - Most ? _texts[number % Most] : null;
}

namespace AIoT.Twin.IntegrationTests.Telemetry.Historian.Crash;

/// <summary>When a process is killed: at the n-th line of one sort, and a moment of busy work later.</summary>
sealed record Doom(string Line, int Occurrences, int Spins)
{
    // Ticks are counted aloud only until the start is over.
    static readonly (string Line, int Most)[] s_places = [("tick", 150), ("ack", 900), ("flushing", 120), ("trimming", 8), ("rolling", 40)];

    /// <summary>Each place in turn, so that all of them are met; the rest is chance.</summary>
    public static Doom Of(int life, Random random, int shortened)
    {
        var (line, most) = s_places[life % s_places.Length];
        return new Doom(line, random.Next(1, (most / shortened) + 1), random.Next(40_000));
    }
}

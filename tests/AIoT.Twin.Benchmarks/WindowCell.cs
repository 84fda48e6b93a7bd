namespace AIoT.Twin.Benchmarks;

/// <summary>One question: some series of a set over its last days to a number of points, each a whole number of milliseconds wide.</summary>
sealed record WindowCell(WindowSet Set, int Series, int Hours, int Points)
{
    public long ToMs => Set.EndSeconds * 1000;

    public long FromMs => ToMs - (Hours * 3_600_000L);

    public long WidthMs => (ToMs - FromMs) / Points;

    public string Span => Hours < 24 ? $"{Hours} h" : $"{Hours / 24} d";
}

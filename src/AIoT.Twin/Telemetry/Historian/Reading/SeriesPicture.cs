namespace AIoT.Twin.Telemetry.Historian.Reading;

/// <summary>Pieces of a series; before <paramref name="Until"/> there are no others.</summary>
sealed record SeriesPicture(List<Piece> Pieces, long Until);

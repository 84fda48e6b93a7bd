namespace AIoT.Twin.Web.Telemetry.Trends;

/// <summary>What a file is to hold: pens over a span in microseconds, raw or in steps; times are written in UTC and in the site's zone.</summary>
sealed record CsvAsk(IReadOnlyList<CsvColumn> Columns, long From, long To, CsvStep? Step, TimeZoneInfo Zone, bool Sample);

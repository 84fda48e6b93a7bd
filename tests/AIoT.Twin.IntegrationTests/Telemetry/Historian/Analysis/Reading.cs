namespace AIoT.Twin.IntegrationTests.Telemetry.Historian.Analysis;

readonly record struct Reading(long Time, double Number, bool Used, string? Text, bool NotBad, long Bits);

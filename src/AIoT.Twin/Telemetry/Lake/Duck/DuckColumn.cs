namespace AIoT.Twin.Telemetry.Lake.Duck;

sealed record DuckColumn(string Name, DuckLogicalType Type);

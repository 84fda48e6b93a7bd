namespace AIoT.Twin.Telemetry.Analysis;

/// <summary>A used value chosen to draw a line by; no line leads to it from the point before when it is after a gap.</summary>
public readonly record struct OutlinePoint(long TimeUs, double Value, bool AfterGap);

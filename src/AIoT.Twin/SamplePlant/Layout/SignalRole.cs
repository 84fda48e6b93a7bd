namespace AIoT.Twin.SamplePlant.Layout;

/// <summary>What a signal is for, which decides how its history is written.</summary>
enum SignalRole { Measured, State, Counter, Flag, Setpoint, Quarter }

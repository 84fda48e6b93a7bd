namespace AIoT.Twin.Modelling;

/// <summary>What kind of thing a signal tells.</summary>
public enum SignalClass : byte { Measurement, Counter, State, Setpoint, Calculated }

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>A value a person wants to have written, and the value that person saw when deciding so; both in the signal's unit.</summary>
public sealed record WriteRequest(SourceBinding Binding, double NewValue, double SeenValue);

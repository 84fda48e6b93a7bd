using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Edge;

/// <summary>One source of the agent's JSON file: a driver, its settings by key, and what is read from it.</summary>
public sealed record EdgeSource(string Name, string Driver, IReadOnlyDictionary<string, string> Settings, IReadOnlyList<EdgeBinding> Bindings);

/// <summary>A signal of the server by its id, its kind and unit there, and the address it comes from.</summary>
/// <param name="DeviceUnit">What the device sends after scale and offset, where it is not the signal's unit.</param>
/// <param name="Rules">What else is done to the values, in this order; see docs/preprocessing.md.</param>
/// <remarks>Scale and offset are parameters: the JSON reader leaves out the initial values of properties.</remarks>
public sealed record EdgeBinding(
    Guid Signal, ValueKind Kind, string Unit, IReadOnlyDictionary<string, string> Address, double Scale = 1, double Offset = 0,
    string? DeviceUnit = null, IReadOnlyList<EdgeRule>? Rules = null);

public sealed record EdgeRule(string Rule, IReadOnlyDictionary<string, string>? Settings = null);

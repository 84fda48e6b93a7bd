namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>A source as its loop needs it; equal when nothing changed that would need the loop to start anew.</summary>
public sealed record SourceDefinition(Guid Id, string Driver, FieldValues Settings, IReadOnlyList<SourceBinding> Bindings)
{
    public bool IsPaused { get; init; }

    /// <summary>Of the sample plant: may reach this machine itself.</summary>
    public bool IsSample { get; init; }

    public bool Equals(SourceDefinition? other) =>
        other is not null && Id == other.Id && Driver == other.Driver && Settings.Equals(other.Settings)
        && IsPaused == other.IsPaused && IsSample == other.IsSample && Bindings.SequenceEqual(other.Bindings);

    public override int GetHashCode() => HashCode.Combine(Id, Driver, Settings, Bindings.Count);
}

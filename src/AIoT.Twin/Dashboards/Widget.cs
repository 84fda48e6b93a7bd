namespace AIoT.Twin.Dashboards;

public enum WidgetKind { Trend, Value }

/// <summary>One thing on a dashboard: a chart of some signals over a range as people type it, or the newest value of one.</summary>
public sealed record Widget(Guid Id, WidgetKind Kind, IReadOnlyList<Guid> Signals, string? Title, string? Range)
{
    public bool Equals(Widget? other) =>
        other is not null && (Id, Kind, Title, Range) == (other.Id, other.Kind, other.Title, other.Range) && Signals.SequenceEqual(other.Signals);

    public override int GetHashCode() => Id.GetHashCode();
}

namespace AIoT.Twin.Dashboards;

/// <summary>A widget as it is asked for.</summary>
public sealed record NewWidget(WidgetKind Kind, IReadOnlyList<Guid> Signals, string? Title = null, string? Range = null);

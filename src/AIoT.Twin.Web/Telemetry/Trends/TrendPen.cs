using AIoT.Twin.Web.Kit.Charts;

namespace AIoT.Twin.Web.Telemetry.Trends;

/// <summary>A pen as the address has it: the signal and what was set for it.</summary>
public sealed record TrendPen(Guid Signal)
{
    public PenLook Look { get; init; } = PenLook.Usual;
}

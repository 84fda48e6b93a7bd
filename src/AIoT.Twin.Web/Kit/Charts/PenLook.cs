namespace AIoT.Twin.Web.Kit.Charts;

/// <summary>What a person set for a pen: hidden, and the ends of its scale.</summary>
public sealed record PenLook(bool Hidden, double? Low, double? High)
{
    public static PenLook Usual { get; } = new(false, null, null);
}

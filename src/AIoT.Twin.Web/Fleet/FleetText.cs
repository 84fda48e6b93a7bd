namespace AIoT.Twin.Web.Fleet;

/// <summary>Names the resource file of the fleet's texts.</summary>
public sealed class FleetText;

namespace AIoT.Twin.Web.Kit;

/// <summary>Names the resource file of the kit's texts.</summary>
public sealed class KitText;

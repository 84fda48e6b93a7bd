namespace AIoT.Twin.Web.ModelOps;

/// <summary>Names the resource file of models, findings and watched signals.</summary>
public sealed class ModelOpsText;

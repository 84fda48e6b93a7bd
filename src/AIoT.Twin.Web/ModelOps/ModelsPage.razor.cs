using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.ModelOps;

/// <summary>Models, worst first, and below them signals that behave otherwise than usual.</summary>
public sealed partial class ModelsPage(IStringLocalizer<ModelOpsText> T) : ComponentBase;

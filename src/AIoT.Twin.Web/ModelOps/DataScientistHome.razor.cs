using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.ModelOps;

/// <summary>The first screen of a data scientist.</summary>
public sealed partial class DataScientistHome(IStringLocalizer<ModelOpsText> T) : ComponentBase;

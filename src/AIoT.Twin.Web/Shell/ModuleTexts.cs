using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Shell;

/// <summary>Finds the resource file of the module a page belongs to: Web/X/XText.resx.</summary>
public sealed class ModuleTexts(IStringLocalizerFactory factory)
{
    /// <summary>The texts of all modules.</summary>
    public static IReadOnlyList<IStringLocalizer> All(IStringLocalizerFactory factory) =>
    [
        .. typeof(ModuleTexts).Assembly.GetTypes()
            .Where(t => t.Namespace?.StartsWith("AIoT.Twin.Web.", StringComparison.Ordinal) == true && t.Name.EndsWith("Text", StringComparison.Ordinal) && t is { IsClass: true, IsAbstract: false })
            .Select(factory.Create),
    ];

    public string Of(Type page, string key)
    {
        var folder = page.Namespace!;
        var module = folder.Split('.')[3];
        return factory.Create($"AIoT.Twin.Web.{module}.{module}Text", typeof(ModuleTexts).Assembly.GetName().Name!)[key];
    }
}

using System.Reflection.Metadata;

namespace AIoT.Twin.UnitTests.Acquisition.Drivers;

/// <summary>Names of compiled methods as they are in the source: an async method is the one its state machine was made from.</summary>
static class CompiledNames
{
    public static string Source(MetadataReader metadata, MethodDefinitionHandle handle)
    {
        var method = metadata.GetMethodDefinition(handle);
        var name = metadata.GetString(method.Name);
        var type = metadata.GetTypeDefinition(method.GetDeclaringType());
        while (!type.GetDeclaringType().IsNil)
        {
            // <RunAsync>d__3 holds the body of RunAsync; <>c and <>c__DisplayClass hold lambdas called <RunAsync>b__0.
            var nested = metadata.GetString(type.Name);
            if (Inner(nested) is { } madeFrom)
                name = madeFrom;
            type = metadata.GetTypeDefinition(type.GetDeclaringType());
        }

        return $"{metadata.GetString(type.Name)}.{Inner(name) ?? name}";
    }

    static string? Inner(string name) =>
        name.StartsWith('<') && name.IndexOf('>', StringComparison.Ordinal) is > 1 and var end ? name[1..end] : null;

    public static string Of(MetadataReader metadata, EntityHandle handle) => handle.Kind switch
    {
        HandleKind.MethodDefinition => Definition(metadata, (MethodDefinitionHandle)handle),
        HandleKind.MemberReference => Reference(metadata, metadata.GetMemberReference((MemberReferenceHandle)handle)),
        HandleKind.MethodSpecification => Of(metadata, metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method),
        _ => "",
    };

    static string Definition(MetadataReader metadata, MethodDefinitionHandle handle)
    {
        var method = metadata.GetMethodDefinition(handle);
        return $"{metadata.GetString(metadata.GetTypeDefinition(method.GetDeclaringType()).Name)}.{metadata.GetString(method.Name)}";
    }

    static string Reference(MetadataReader metadata, MemberReference member) => member.Parent.Kind == HandleKind.TypeReference
        ? $"{metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)member.Parent).Name)}.{metadata.GetString(member.Name)}"
        : metadata.GetString(member.Name);
}

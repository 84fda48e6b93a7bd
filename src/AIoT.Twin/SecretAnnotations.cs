using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AIoT.Twin;

/// <summary>What of an entity stays out of the audit's items.</summary>
public static class SecretAnnotations
{
    const string NotAudited = "twin:not-audited";

    /// <summary>A password, a key, its hash.</summary>
    public static PropertyBuilder<T> IsSecret<T>(this PropertyBuilder<T> property) => property.HasAnnotation(NotAudited, "secret");

    /// <summary>A name or address of a person, which must be erasable while the audit is not.</summary>
    public static PropertyBuilder<T> IsPersonal<T>(this PropertyBuilder<T> property) => property.HasAnnotation(NotAudited, "personal");

    /// <summary>Follows from other columns, such as a path; replaying the audit computes it again.</summary>
    public static PropertyBuilder<T> IsDerived<T>(this PropertyBuilder<T> property) => property.HasAnnotation(NotAudited, "derived");

    /// <summary>Whether a change of it is worth a record although its values are not.</summary>
    internal static bool IsHidden(this IReadOnlyProperty property) => property.FindAnnotation(NotAudited)?.Value is "secret" or "personal";

    internal static bool IsAudited(this IReadOnlyProperty property) => property.FindAnnotation(NotAudited) is null;
}

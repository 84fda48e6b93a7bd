using System.Text.Json.Nodes;
using AIoT.Twin.Governance;

namespace AIoT.Twin.Web.Governance;

sealed record MeModel(Guid Id, PrincipalKind Kind, string? Name, IEnumerable<Role> Roles, IEnumerable<GrantModel> Grants);

sealed record GrantModel(Guid Id, Guid PrincipalId, PrincipalKind PrincipalKind, Role Role, Guid TwinId, DateTimeOffset Since);

sealed record NewGrantModel(Guid PrincipalId, Role Role, Guid? TwinId = null);

sealed record NewKeyModel(string Name, Role Role, Guid? TwinId = null, PrincipalKind Kind = PrincipalKind.Service, DateTimeOffset? Expires = null);

/// <summary>The key is in this answer and nowhere else.</summary>
sealed record MadeKeyModel(Guid Id, string Key);

sealed record NewPersonModel(string SignInName, string DisplayName, Role Role, Guid? TwinId = null);

/// <summary>The link leads the person to choosing a password; it works once and expires.</summary>
sealed record InvitedModel(Guid Id, string Link);

sealed record AuditModel(
    long Number, DateTimeOffset Time, Guid By, PrincipalKind Kind, string Code, Guid Twin, IReadOnlyDictionary<string, string> Arguments, string? Reason, bool Refused, int Items, string Hash);

sealed record AuditItemModel(string Entity, string EntityId, JsonNode? Before, JsonNode? After);

sealed record AuditLeafModel(AuditModel Leaf, IEnumerable<AuditItemModel> Items);

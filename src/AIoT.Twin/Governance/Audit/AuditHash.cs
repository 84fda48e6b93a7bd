using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Governance.Audit;

/// <summary>What is hashed: canonical bytes of what was recorded, never what a database provider gives back.</summary>
static class AuditHash
{
    public static byte[] Start { get; } = new byte[SHA256.HashSizeInBytes];

    public static byte[] Root(IEnumerable<AuditItem> items) => MerkleTree.Root([.. items.Select(Bytes)]);

    static byte[] Bytes(AuditItem item) => CanonicalJson.Bytes(new JsonObject
    {
        ["entity"] = item.Entity,
        ["id"] = item.EntityId,
        ["before"] = item.Before,
        ["after"] = item.After,
    });

    public static byte[] Of(AuditLeaf leaf) => SHA256.HashData(CanonicalJson.Bytes(new JsonObject
    {
        ["number"] = leaf.Number,
        ["time"] = leaf.Time.ToMicroseconds(),
        ["by"] = leaf.By.ToString(),
        ["kind"] = leaf.ByKind.ToString(),
        ["code"] = leaf.Code,
        ["twin"] = leaf.Twin.ToString(),
        ["arguments"] = leaf.Arguments,
        ["reason"] = leaf.Reason,
        ["refused"] = leaf.Refused,
        ["items"] = leaf.Items,
        ["root"] = Convert.ToHexStringLower(leaf.Root),
        ["previous"] = Convert.ToHexStringLower(leaf.Previous),
    }));
}

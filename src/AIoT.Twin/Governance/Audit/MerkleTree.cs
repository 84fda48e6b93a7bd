using System.Security.Cryptography;

namespace AIoT.Twin.Governance.Audit;

/// <summary>The root over a list of byte strings as RFC 9162 builds it: leaves and nodes are hashed apart, so none passes for the other.</summary>
static class MerkleTree
{
    public static byte[] Root(IReadOnlyList<byte[]> items) =>
        items.Count == 0 ? SHA256.HashData([]) : Root([.. items.Select(item => SHA256.HashData([0, .. item]))], 0, items.Count);

    static byte[] Root(byte[][] leaves, int from, int to)
    {
        if (to - from == 1)
            return leaves[from];
        var split = from + LargestPowerBelow(to - from);
        return SHA256.HashData([1, .. Root(leaves, from, split), .. Root(leaves, split, to)]);
    }

    static int LargestPowerBelow(int count)
    {
        var power = 1;
        while (power * 2 < count)
            power *= 2;
        return power;
    }
}

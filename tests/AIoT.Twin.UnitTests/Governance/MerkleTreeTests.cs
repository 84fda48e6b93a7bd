using System.Security.Cryptography;
using AIoT.Twin.Governance.Audit;

namespace AIoT.Twin.UnitTests.Governance;

public sealed class MerkleTreeTests
{
    // Test vectors of Certificate Transparency, whose tree this is.
    static readonly byte[][] s_inputs =
    [
        [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
        [0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
        [0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f],
    ];

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void The_root_is_the_published_one(int leaves, string root) => Assert.Equal(root, Convert.ToHexStringLower(MerkleTree.Root(s_inputs[..leaves])));

    [Fact]
    public void A_node_does_not_pass_for_a_leaf()
    {
        byte[] node = [.. SHA256.HashData([0, 1]), .. SHA256.HashData([0, 2])];

        Assert.NotEqual(MerkleTree.Root([[1], [2]]), MerkleTree.Root([node]));
    }
}

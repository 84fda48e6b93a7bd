using System.Security.Cryptography;
using System.Text;

namespace AIoT.Twin.Governance.Keys;

/// <summary>How keys look and what is kept of them.</summary>
static class KeyText
{
    const string Mark = "twin_";

    public static string New() => Mark + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    // Four random characters: enough to tell keys apart, too few to help anybody guess.
    public static string Prefix(string key) => key.StartsWith(Mark, StringComparison.Ordinal) ? key[..(Mark.Length + 4)] : key[..4];
}

using System.Security.Cryptography;
using System.Text;

namespace AIoT.Twin.Governance.Keys;

/// <summary>How keys look and what is kept of them.</summary>
static class KeyText
{
    const string Mark = "twin_";
    const int ShownCharacters = 12;

    public static string New() => Mark + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    public static string Prefix(string key) => key[..Math.Min(ShownCharacters, key.Length / 3)];
}

using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace AIoT.Twin.Governance.Secrets;

/// <summary>What wraps the key ring: given by <c>Twin__MasterKey</c> (a file, or the key itself), or made beside the embedded database.</summary>
sealed class MasterKey(IConfiguration settings, DatabasePlace place)
{
    const int Shortest = 32;
    const int NonceLength = 12;
    const int TagLength = 16;

    readonly Lazy<byte[]> _key = new(() => HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(Text(settings["Twin:MasterKey"], place)), 32, info: "twin key ring"u8.ToArray()));

    public static string FileIn(DatabasePlace place) => Path.Combine(place.DataFolder, "master.key");

    public string Wrap(byte[] plain)
    {
        var wrapped = new byte[NonceLength + plain.Length + TagLength];
        var nonce = wrapped.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_key.Value, TagLength);
        aes.Encrypt(nonce, plain, wrapped.AsSpan(NonceLength, plain.Length), wrapped.AsSpan(NonceLength + plain.Length));
        return Convert.ToBase64String(wrapped);
    }

    public byte[] Unwrap(string text)
    {
        var wrapped = Convert.FromBase64String(text);
        var plain = new byte[wrapped.Length - NonceLength - TagLength];
        using var aes = new AesGcm(_key.Value, TagLength);
        aes.Decrypt(wrapped.AsSpan(0, NonceLength), wrapped.AsSpan(NonceLength, plain.Length), wrapped.AsSpan(NonceLength + plain.Length), plain);
        return plain;
    }

    static string Text(string? given, DatabasePlace place)
    {
        var text = string.IsNullOrEmpty(given) ? OfEmbedded(place) : File.Exists(given) ? File.ReadAllText(given).Trim() : given;
        return text.Length >= Shortest
            ? text
            : throw new StartRefusedException($"Twin__MasterKey is neither a file nor a key of at least {Shortest} characters.");
    }

    static string OfEmbedded(DatabasePlace place)
    {
        if (place.Kind is not DatabaseKind.Sqlite)
        {
            throw new StartRefusedException(
                "Twin__MasterKey is not set. With PostgreSQL it must be given: a file, or a key of at least 32 characters; every node needs the same.");
        }

        var file = FileIn(place);
        return File.Exists(file) ? File.ReadAllText(file).Trim() : Made(file);
    }

    static string Made(string file)
    {
        var made = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(file, options);
        stream.Write(Encoding.UTF8.GetBytes(made));
        stream.Flush(flushToDisk: true);
        return made;
    }
}

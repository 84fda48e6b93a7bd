using System.Security.Cryptography;

namespace AIoT.Twin.Governance.Backups;

static class FileHash
{
    public static async Task<string> OfAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(file, new FileStreamOptions { Options = FileOptions.SequentialScan | FileOptions.Asynchronous });
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
    }
}

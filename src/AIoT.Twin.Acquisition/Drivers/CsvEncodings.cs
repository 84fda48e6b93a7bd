using System.Text;
using Charset = System.Text.Encoding;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>Encodings as people have them; one that is only guessed is none.</summary>
static class CsvEncodings
{
    const int Looked = 64 * 1024;

    static readonly DecoderExceptionFallback s_strict = new();

    public static IReadOnlyList<string> Choices { get; } = ["auto", "utf-8", "utf-16", "utf-16BE", "windows-1252", "gb18030", "shift_jis"];

    /// <summary>A byte order mark says it; without one UTF-8 is taken when the beginning is that. Null when it cannot be told.</summary>
    public static async Task<Charset?> OfAsync(Stream file, string choice, CancellationToken cancellationToken)
    {
        if (choice != "auto")
            return Strict(choice);
        var start = new byte[Math.Min(Looked, file.Length)];
        await file.ReadExactlyAsync(start, cancellationToken);
        file.Position = 0;
        return start switch
        {
            [0xFF, 0xFE, ..] => Strict("utf-16"),
            [0xFE, 0xFF, ..] => Strict("utf-16BE"),
            _ => IsUtf8(start) ? Strict("utf-8") : null,
        };
    }

    static Charset Strict(string name) =>
        CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, s_strict)
        ?? Charset.GetEncoding(name, EncoderFallback.ExceptionFallback, s_strict);

    // Zeros are in no text of a logger: it is UTF-16 without its mark.
    static bool IsUtf8(byte[] start)
    {
        if (start.AsSpan().Contains((byte)0))
            return false;
        try
        {
            // The last character may be cut.
            Strict("utf-8").GetDecoder().GetCharCount(start, flush: false);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}

using System.Text;

namespace AIoT.Twin.Telemetry.Import.Files;

/// <summary>The encodings a text file may have, and which of them a file looks like.</summary>
static class TextEncoding
{
    public const string Utf8 = "utf-8", Utf16 = "utf-16", Utf16BigEndian = "utf-16be", Gbk = "gb18030", Western = "windows-1252";

    public static IReadOnlyList<string> All { get; } = [Utf8, Utf16, Utf16BigEndian, Gbk, Western];

    /// <summary>What cannot be decoded becomes U+FFFD, which no measurement has: the row that holds it is refused by its line.</summary>
    public static Encoding Of(string name) => name == Utf8
        ? Encoding.UTF8
        : CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);

    /// <summary>By its mark, else UTF-8 when it is, else Chinese when it can be, else Western.</summary>
    public static string Guess(ReadOnlySpan<byte> start) => start switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Utf8,
        [0xFF, 0xFE, ..] => Utf16,
        [0xFE, 0xFF, ..] => Utf16BigEndian,
        _ when Decodes(start, new UTF8Encoding(false, throwOnInvalidBytes: true)) => Utf8,
        _ when Decodes(start, Strict(Gbk)) && LooksChinese(start) => Gbk,
        _ => Western,
    };

    public static int MarkOf(ReadOnlySpan<byte> start) => start switch
    {
        [0xEF, 0xBB, 0xBF, ..] => 3,
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => 2,
        _ => 0,
    };

    static Encoding Strict(string name) =>
        CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    // The end may be the middle of a letter.
    static bool Decodes(ReadOnlySpan<byte> start, Encoding encoding)
    {
        try
        {
            var decoder = encoding.GetDecoder();
            decoder.Convert(start, new char[start.Length], flush: false, out _, out _, out _);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    // Western letters with accents stand alone between plain ones; Chinese ones come in pairs of high bytes.
    static bool LooksChinese(ReadOnlySpan<byte> start)
    {
        int pairs = 0, single = 0;
        for (var i = 0; i < start.Length; i++)
        {
            if (start[i] < 0x80)
                continue;
            if (i + 1 < start.Length && start[i + 1] >= 0x80)
                (pairs, i) = (pairs + 1, i + 1);
            else
                single++;
        }

        return pairs > single * 2;
    }
}

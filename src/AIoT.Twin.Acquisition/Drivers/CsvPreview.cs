using System.Text.Encodings.Web;
using System.Text.Json;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>The first rows of a file, for a person who looks whether it is read as meant.</summary>
static class CsvPreview
{
    static readonly JsonWriterOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<IReadOnlyList<string>> OfAsync(CsvFile files, FileInfo file, int count, CancellationToken cancellationToken)
    {
        var shown = new List<string>();
        await foreach (var cells in files.RowsAsync(file.FullName, cancellationToken))
        {
            shown.Add(Json(files.Columns, cells));
            if (shown.Count == count)
                break;
        }

        return shown;
    }

    static string Json(IReadOnlyList<string> columns, Func<string, string?> cells)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, s_plain))
        {
            json.WriteStartObject();
            foreach (var column in columns.Distinct().Take(20))
                json.WriteString(column, LinkFailures.Short(cells(column) ?? ""));
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }
}

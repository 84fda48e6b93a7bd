using System.Text;
using Microsoft.JSInterop;

namespace AIoT.Twin.Web.Kit;

/// <summary>Gives a person a file that was made on this page.</summary>
public sealed class Downloads(ScriptModules scripts)
{
    // Without the mark a spreadsheet takes the file for the local code page.
    static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: true);

    public async Task SaveAsync(CsvFile file)
    {
        await using var script = await scripts.LoadAsync("download");
        using var content = new DotNetStreamReference(new MemoryStream([.. s_utf8.Preamble, .. s_utf8.GetBytes(file.Content)]));
        await script.CallAsync("save", file.Name, content);
    }
}

using System.Runtime.CompilerServices;
using AIoT.Twin.Telemetry.Import;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>
/// Takes the form of the page, piece by piece: reading it as a form would hold or spool the whole of it first. Its first field is the
/// antiforgery token, and no file is looked at before that has been found good.
/// </summary>
static class ImportUpload
{
    const string Token = "__RequestVerificationToken";
    const int LongestToken = 4096;

    public static void MapImportUpload(this IEndpointRouteBuilder routes) => routes.MapPost("/import/files", (Delegate)RunAsync)
        .WithMetadata(new DisableRequestSizeLimitAttribute()).DisableAntiforgery().ExcludeFromDescription();

    static async Task<IResult> RunAsync(HttpContext context, UploadImport upload, IAntiforgery antiforgery, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and < 100 } boundary)
            return TypedResults.BadRequest();
        var reader = new MultipartReader(boundary, context.Request.Body);
        if (await reader.ReadNextSectionAsync(cancellationToken) is not { } first || first.AsFormDataSection() is not { Name: Token } field)
            return TypedResults.BadRequest();
        context.Request.Headers["RequestVerificationToken"] = await TextAsync(field.Section.Body, cancellationToken);
        if (!await antiforgery.IsRequestValidAsync(context))
            return TypedResults.BadRequest();
        return await upload.RunAsync(context.Caller(), FilesAsync(reader, cancellationToken), cancellationToken) switch
        {
            ImportResult.Done done => TypedResults.LocalRedirect($"/import/{done.Id}"),
            ImportResult.Refused refused => TypedResults.LocalRedirect(QueryHelpers.AddQueryString("/import", Arguments(refused))),
            _ => throw new InvalidOperationException(),
        };
    }

    static Dictionary<string, string?> Arguments(ImportResult.Refused refused) =>
        new(refused.Why.Arguments.Where(a => a.Key is "largest" or "most").Select(a => KeyValuePair.Create(a.Key, (string?)a.Value))) { ["refused"] = refused.Why.Code };

    static async Task<string> TextAsync(Stream body, CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestToken];
        var count = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return System.Text.Encoding.ASCII.GetString(buffer, 0, count);
    }

    static async IAsyncEnumerable<UploadedFile> FilesAsync(MultipartReader reader, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            if (section.AsFileSection() is { FileName.Length: > 0, FileStream: { } content } file)
                yield return new UploadedFile(file.FileName, content);
        }
    }
}

using System.Text.Json;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AIoT.Twin.Web.Governance.Security;

/// <summary>Makes every refusal of the API a problem with a reason, also those the framework gives without a body.</summary>
static class ApiProblems
{
    public static async Task Explain(HttpContext context, RequestDelegate next)
    {
        if (!Schemes.IsApi(context.Request))
        {
            await next(context);
            return;
        }

        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: >= 400 and < 600, ContentLength: null, ContentType: null })
                await Bare(context.Response.StatusCode).ExecuteAsync(context);
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            await Unreadable(bad).ExecuteAsync(context);
        }
    }

    static ProblemHttpResult Unreadable(BadHttpRequestException bad) => bad switch
    {
        { StatusCode: StatusCodes.Status413PayloadTooLarge } => ApiProblem.Of(bad.StatusCode, "too-large", "The request is too large."),
        { InnerException: JsonException json } => ApiProblem.Field("bad-json", FieldOf(json), "The body is not the JSON that is expected here.", ("detail", json.Message)),
        _ => ApiProblem.Of(bad.StatusCode, "bad-request", "The request cannot be read.", ("detail", bad.Message)),
    };

    static string FieldOf(JsonException json) => (json.Path ?? "$").TrimStart('$').TrimStart('.');

    static ProblemHttpResult Bare(int status) => status switch
    {
        StatusCodes.Status404NotFound => ApiProblem.Of(status, "not-found", "There is no such address."),
        StatusCodes.Status405MethodNotAllowed => ApiProblem.Of(status, "method-not-allowed", "The address does not take this method."),
        StatusCodes.Status413PayloadTooLarge => ApiProblem.Of(status, "too-large", "The request is too large."),
        StatusCodes.Status415UnsupportedMediaType => ApiProblem.Of(status, "not-json", "The body must be application/json."),
        _ => ApiProblem.Of(status, "bad-request", "The request was not accepted."),
    };
}

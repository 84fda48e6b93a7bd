using AIoT.Twin.Governance;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AIoT.Twin.Web.Shell;

/// <summary>RFC 9457 answers: the type is the code a program reads, the title is English.</summary>
static class ApiProblem
{
    public static ProblemHttpResult Of(int status, string code, string title, params (string Name, object? Value)[] arguments) =>
        TypedResults.Problem(statusCode: status, type: code, title: title, extensions: arguments.ToDictionary(a => a.Name, a => a.Value));

    public static ProblemHttpResult NotFound(string what) => Of(StatusCodes.Status404NotFound, "not-found", $"There is no such {what}.");

    public static ProblemHttpResult Forbidden(string permission) =>
        Of(StatusCodes.Status403Forbidden, "forbidden", "The caller lacks the permission.", ("permission", permission));

    /// <summary>One field that is wrong, named by its JSON name.</summary>
    public static ProblemHttpResult Field(string code, string field, string title, params (string Name, object? Value)[] arguments) =>
        Of(StatusCodes.Status400BadRequest, code, title, [("field", field), .. arguments]);

    /// <summary>The answer to a use case that refused; the title is the sentence people read too, from the module's resource file.</summary>
    public static ProblemHttpResult From<TTexts>(Refusal why) => Of(
        StatusOf(why.Kind), why.Code, RefusalTexts.English<TTexts>(why) ?? InWords(why.Code),
        [.. why.Field is null ? [] : new (string, object?)[] { ("field", why.Field) }, .. why.Arguments.Select(a => (a.Key, (object?)a.Value))]);

    static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => StatusCodes.Status400BadRequest,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status412PreconditionFailed,
    };

    static string InWords(string code) => $"{char.ToUpperInvariant(code[0])}{code[1..].Replace('-', ' ')}.";
}

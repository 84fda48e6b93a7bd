using AIoT.Twin.Governance;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AIoT.Twin.Web.Shell;

/// <summary>A refusal as a problem; the module's text class says where its sentences are.</summary>
static class ApiRefusal
{
    public static ProblemHttpResult Of(Refusal refusal, Type module)
    {
        var arguments = refusal.Arguments.Select(a => (a.Key, (object?)a.Value));
        var field = refusal.Field is null ? Enumerable.Empty<(string, object?)>() : [("field", refusal.Field)];
        return ApiProblem.Of(StatusOf(refusal.Kind), refusal.Code, RefusalTexts.English(refusal, module), [.. field, .. arguments]);
    }

    static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Stale => StatusCodes.Status412PreconditionFailed,
        _ => StatusCodes.Status400BadRequest,
    };
}

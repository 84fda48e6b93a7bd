using AIoT.Twin.Web.Shell;

namespace AIoT.Twin.Web.Governance.Security;

static class Unauthorized
{
    public static Task AnswerAsync(HttpContext context) => ApiProblem
        .Of(StatusCodes.Status401Unauthorized, "not-signed-in", "Send a key: Authorization: Bearer … (a cookie is accepted for GET and HEAD only).")
        .ExecuteAsync(context);
}

using AIoT.Twin.Governance;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AIoT.Twin.Web.Shell;

/// <summary>A refusal as a problem whose title is the sentence people read too; the module's text class says where it is.</summary>
static class ApiRefusal
{
    public static ProblemHttpResult Of(Refusal refusal, Type module)
    {
        var problem = ApiProblem.From(refusal);
        problem.ProblemDetails.Title = RefusalTexts.English(refusal, module) ?? problem.ProblemDetails.Title;
        return problem;
    }
}

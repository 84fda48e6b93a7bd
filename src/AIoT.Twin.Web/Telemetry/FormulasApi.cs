using AIoT.Twin.Telemetry.Sources.Calculated;
using AIoT.Twin.Web.Shell;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>Formulas and calculated signals over HTTP.</summary>
static class FormulasApi
{
    public static void MapFormulas(this IEndpointRouteBuilder api)
    {
        api.MapPost("/formulas/check", CheckAsync);
        api.MapPost("/calculations", DefineAsync);
        api.MapPost("/signals/{id:guid}/recalculate", RecalculateAsync);
    }

    static async Task<IResult> CheckAsync(
        HttpContext context, CheckFormula check, SourcesTexts texts, CheckFormulaJson body, CancellationToken cancellationToken)
    {
        var result = await check.RunAsync(context.Caller(), body.Formula, body.Near, body.Kind is { } kind ? (kind, body.Unit ?? "1") : null, cancellationToken);
        if (result is CheckFormulaResult.Right right)
        {
            double? value = double.IsNaN(right.Now.Value) ? null : right.Now.Value;
            return TypedResults.Ok(new CheckedFormulaJson(true, right.Type.Kind, right.Type.Unit.Ucum, value, right.Now.Status, right.At, right.Signals));
        }

        var error = ((CheckFormulaResult.Wrong)result).Error;
        return TypedResults.Ok(new CheckedFormulaJson(false, null, null, null, null, null, [])
        {
            Error = new FormulaErrorJson(error.Code, error.Position, error.Length, texts.Of(error), error.Arguments.ToDictionary(a => a.Name, a => a.Value)),
        });
    }

    static async Task<IResult> DefineAsync(
        HttpContext context, DefineCalculation define, SourcesTexts texts, NewCalculationJson body, CancellationToken cancellationToken)
    {
        var wanted = new NewCalculation(body.TwinId, body.Name, body.Unit, body.Kind, body.Formula)
        {
            Every = body.EveryMs is { } ms ? TimeSpan.FromMilliseconds(ms) : null,
        };
        return await define.RunAsync(context.Caller(), wanted, cancellationToken) switch
        {
            DefineCalculationResult.Defined made =>
                TypedResults.Created($"/api/v1/bindings/{made.Binding}", new CalculationJson(made.Signal, made.Binding, made.Source)),
            DefineCalculationResult.Refused refused => texts.Problem(refused.Why),
            _ => throw new InvalidOperationException(),
        };
    }

    static async Task<IResult> RecalculateAsync(
        HttpContext context, RecalculateSignal recalculate, SourcesTexts texts, Guid id, RecalculateJson body, CancellationToken cancellationToken) =>
        await recalculate.RunAsync(context.Caller(), id, body.From, body.To, cancellationToken) switch
        {
            RecalculateResult.Done done => TypedResults.Ok(new RecalculatedJson(done.Stored, done.Revised, done.Unchanged)),
            RecalculateResult.Refused refused => texts.Problem(refused.Why),
            _ => throw new InvalidOperationException(),
        };
}

using System.Globalization;
using AIoT.Twin.Governance;
using AIoT.Twin.Messaging;
using AIoT.Twin.ModelOps.Events;
using Microsoft.Extensions.Logging;

namespace AIoT.Twin.Enablement.Insights;

/// <summary>Makes an insight of what was found about a signal.</summary>
sealed partial class DeliverFoundBehaviour(DeliverInsight deliver, ILogger<DeliverFoundBehaviour> logger) : IHandle<BehaviourFound>
{
    public async Task HandleAsync(BehaviourFound happened, CancellationToken cancellationToken)
    {
        var insight = new NewInsight(happened.Twin, happened.Subject, happened.Verdict, $"{happened.Verdict}.{happened.Cause}", ArgumentsOf(happened))
        {
            Source = happened.Finding,
        };
        if (await deliver.RunAsync(Caller.System, insight, cancellationToken) is InsightResult.Refused { Why.Code: not "already-delivered" } refused)
            LogRefused(happened.Finding, refused.Why.Code);
    }

    static Dictionary<string, string> ArgumentsOf(BehaviourFound found)
    {
        var arguments = new Dictionary<string, string>
        {
            ["signal"] = found.Subject.ToString(),
            ["unit"] = found.Unit,
            ["now"] = Number(found.Now),
            ["trend"] = found.Trend,
            ["sinceEarliest"] = Time(found.SinceEarliest),
            ["sinceLatest"] = Time(found.SinceLatest),
            ["compared"] = string.Join(' ', found.ComparedWith),
        };
        if (found.Magnitude is { } magnitude)
            arguments["magnitude"] = Number(magnitude);
        if (found.PercentOfUsual is { } percent)
            arguments["percent"] = Number(percent);
        return arguments;
    }

    static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);

    [LoggerMessage(7001, LogLevel.Warning, "What was found ({Finding}) could not be delivered: {Code}.")]
    partial void LogRefused(Guid finding, string code);
}

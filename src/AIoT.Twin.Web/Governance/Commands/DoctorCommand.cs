using AIoT.Twin.Governance.Checks;
using AIoT.Twin.Web.Shell;

namespace AIoT.Twin.Web.Governance.Commands;

static class DoctorCommand
{
    public static async Task<int> RunAsync(CommandContext context, string? operand)
    {
        var (texts, findings) = (context.Get<FindingTexts>(), await context.Get<InstallationChecks>().RunAsync(context.Stop));
        foreach (var finding in findings.OrderByDescending(f => f.Level))
        {
            await context.SayAsync($"  {context.Text($"level-{finding.Level}"),-8} {texts.Of(finding)}");
            if (finding.Level is not FindingLevel.Fine && texts.NextOf(finding) is { } next)
                await context.SayAsync($"           {next}");
        }

        var problems = findings.Count(f => f.Level is FindingLevel.Problem);
        await context.SayAsync(context.Text(problems == 0 ? "doctor-well" : "doctor-problems", $"{problems}"));
        return problems == 0 ? 0 : 1;
    }
}

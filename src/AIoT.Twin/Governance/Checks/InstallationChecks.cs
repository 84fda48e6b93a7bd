using AIoT.Twin.Acquisition;
using Microsoft.Extensions.Logging;

namespace AIoT.Twin.Governance.Checks;

/// <summary>What all checks found; one that fails is a finding itself and hides none of the others.</summary>
public sealed partial class InstallationChecks(Catalog<IInstallationCheck> checks, TimeProvider clock, ILogger<InstallationChecks> logger)
{
    static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken)
    {
        var findings = await Task.WhenAll(checks.All.Select(check => RunAsync(check, cancellationToken)));
        return [.. findings.SelectMany(f => f)];
    }

    async Task<IReadOnlyList<Finding>> RunAsync(IInstallationCheck check, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(s_patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await check.RunAsync(both.Token);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(e, check.Name);
            return [new("check-failed", FindingLevel.Problem, ("check", check.Name), ("reason", patience.IsCancellationRequested ? "no answer" : e.Message))];
        }
    }

    [LoggerMessage(901, LogLevel.Warning, "The check {Check} failed.")]
    partial void LogFailed(Exception e, string check);
}

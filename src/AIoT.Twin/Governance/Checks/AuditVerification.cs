using AIoT.Twin.Governance.Audit;

namespace AIoT.Twin.Governance.Checks;

sealed class AuditVerification(AuditVerifier verifier) : IVerification
{
    public string Name => "audit";

    public async Task<Verification> RunAsync(CancellationToken cancellationToken)
    {
        var verdict = await verifier.RunAsync(cancellationToken);
        return verdict.Intact
            ? new(verdict.Records, 0, [])
            : new(verdict.Records, 1, [new($"{verdict.FirstBad}", verdict.Fault ?? "leaf-changed")]);
    }
}

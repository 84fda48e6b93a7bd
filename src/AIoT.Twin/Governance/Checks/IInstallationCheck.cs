using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Governance.Checks;

/// <summary>Looks at one side of the installation, quickly and without changing anything; also while the product does not run.</summary>
public interface IInstallationCheck : INamed
{
    Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken);
}

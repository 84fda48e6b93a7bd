using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Hosting;

namespace AIoT.Twin.Governance.Secrets;

/// <summary>Says at the start that the master key is another one, not when the first secret is needed.</summary>
sealed class CheckMasterKey(MasterKey master, IXmlRepository ring) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Also without any key yet: a missing or short master key stops the start.
        _ = master.Wrap([]);
        foreach (var wrapped in ring.GetAllElements().SelectMany(e => e.DescendantsAndSelf("wrapped")))
            Unwrap(wrapped);
        return Task.CompletedTask;
    }

    void Unwrap(XElement wrapped)
    {
        try
        {
            _ = master.Unwrap(wrapped.Value);
        }
        catch (CryptographicException)
        {
            throw new StartRefusedException(
                "The master key does not open this database's key ring. Give the one it was made with as Twin__MasterKey (embedded: data/master.key). "
                + "It is not part of backups. If it is lost, empty the table governance.key_ring: everybody signs in again and passwords of sources are entered anew.");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

using System.Security.Cryptography;
using AIoT.Twin.Acquisition.Drivers;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;

namespace AIoT.Twin.Telemetry.Sources;

/// <summary>Encrypts the secret settings of sources; only the connection to the device ever gets them back.</summary>
public sealed partial class SourceSecrets(IDataProtectionProvider protection, ILogger<SourceSecrets> logger)
{
    readonly IDataProtector _protector = protection.CreateProtector("AIoT.Twin.Telemetry.Sources");

    public string? Protect(FieldValues secrets) => secrets.All.Count == 0 ? null : _protector.Protect(FieldJson.Write(secrets));

    public FieldValues Unprotect(Guid source, string? secrets)
    {
        if (secrets is null)
            return FieldValues.Empty;
        try
        {
            return FieldJson.Read(_protector.Unprotect(secrets));
        }
        catch (CryptographicException unreadable)
        {
            // As after a restore without the master key: the device will refuse us, and the page says that it did.
            LogUnreadable(unreadable, source);
            return FieldValues.Empty;
        }
    }

    [LoggerMessage(1210, LogLevel.Error, "The secrets of source {Source} cannot be read with the present keys; enter them again.")]
    partial void LogUnreadable(Exception unreadable, Guid source);
}

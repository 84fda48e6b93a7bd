using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Governance;

namespace AIoT.Twin.Telemetry.Sources;

public abstract record PreviewResult
{
    /// <summary>The address as it is understood and, where the driver can read it now, what it holds.</summary>
    public sealed record Resolved(AddressCheck.Resolved Address, AddressPreview? Now) : PreviewResult;

    /// <summary>Understood, but the device could not be asked.</summary>
    public sealed record Failed(AddressCheck.Resolved Address, SourceFailure Failure) : PreviewResult;

    public sealed record Refused(Refusal Why) : PreviewResult;
}

/// <summary>Shows what an address means, and what it holds when a person asks for it to be read.</summary>
public sealed class PreviewAddress(SourceSupervisor supervisor, Permit permit, SourceIndex index, SourceRules rules)
{
    public async Task<PreviewResult> RunAsync(Caller by, Guid source, FieldValues address, bool read, CancellationToken cancellationToken)
    {
        if (index.Picture.Find(source) is not { } known || permit.Denies(by, Permission.SourcesRead, known.TwinId))
            return new PreviewResult.Refused(Refusal.NotFound("source"));
        if (await permit.AskAsync(by, Permission.SourcesWrite, known.TwinId, "preview-address", cancellationToken) is { } denied)
            return new PreviewResult.Refused(denied);
        if (Check(known, address, out var complete, out var resolved) is { } wrong)
            return new PreviewResult.Refused(wrong);

        try
        {
            return new PreviewResult.Resolved(resolved!, read ? await supervisor.PreviewAsync(source, complete, cancellationToken) : null);
        }
        catch (SourceException failed)
        {
            return new PreviewResult.Failed(resolved!, failed.Failure);
        }
    }

    Refusal? Check(SourceInfo source, FieldValues address, out FieldValues complete, out AddressCheck.Resolved? resolved)
    {
        (complete, resolved) = (address, null);
        if (rules.Driver(source.Driver) is not { } driver)
            return Refusal.Invalid("driver-unknown", "driver");
        if (driver.AddressFields.Check(address) is [var wrong, ..])
            return SourceRules.AsRefusal("address", wrong);

        complete = driver.AddressFields.Complete(address);
        var check = driver.CheckAddress(complete);
        resolved = check as AddressCheck.Resolved;
        return check is AddressCheck.Wrong(var problem) ? SourceRules.AsRefusal("address", problem) : null;
    }
}

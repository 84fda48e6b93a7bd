using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Telemetry.Sources;

/// <summary>Takes a source out of use: its name and its signals become free, what it sent is kept.</summary>
public sealed class RetireSource(SourceEdit edit, TimeProvider clock)
{
    public Task<SourceResult> RunAsync(Caller by, Guid source, int? version, CancellationToken cancellationToken) => edit.RunAsync(
        by, source, version, Permission.SourcesWrite, "retire-source",
        async (change, found) =>
        {
            var bindings = await change.Database.Set<Binding>().Where(b => b.SourceId == source).ToListAsync(cancellationToken);
            change.Database.RemoveRange(bindings);
            found.RetiredAt = clock.Now();
            return (SourceEdit.Entry("source-retired", found, ("bindings", $"{bindings.Count}")), null);
        },
        cancellationToken);
}

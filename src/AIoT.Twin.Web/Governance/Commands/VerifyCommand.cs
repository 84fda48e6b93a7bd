using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance.Backups;
using AIoT.Twin.Governance.Checks;

namespace AIoT.Twin.Web.Governance.Commands;

/// <summary>With a folder the backup in it, without one everything this installation has stored.</summary>
static class VerifyCommand
{
    public static Task<int> RunAsync(CommandContext context, string? folder) =>
        folder is null ? InstallationAsync(context) : BackupAsync(context, Path.GetFullPath(folder));

    static async Task<int> BackupAsync(CommandContext context, string folder)
    {
        var (manifest, problems) = await CheckBackup.RunAsync(folder, context.Stop);
        foreach (var problem in problems)
            await context.SayAsync(context.Text(problem.Code, problem.Argument));
        if (manifest is null || problems.Count > 0)
            return 1;
        await context.SayAsync(context.Text("backup-good", manifest.MadeAt.ToString("u", CultureInfo.InvariantCulture)));
        return 0;
    }

    static async Task<int> InstallationAsync(CommandContext context)
    {
        var faulty = 0L;
        foreach (var verification in context.Get<Catalog<IVerification>>().All)
        {
            var result = await verification.RunAsync(context.Stop);
            faulty += result.Faulty;
            await context.SayAsync(string.Create(CultureInfo.InvariantCulture, $"  {verification.Name}: {result.Records} read, {result.Faulty} faulty"));
            foreach (var fault in result.Faults)
                await context.SayAsync($"    {fault.Record}: {fault.Code}");
        }

        await context.SayAsync(context.Text(faulty == 0 ? "verified" : "verified-faulty", faulty.ToString(CultureInfo.InvariantCulture)));
        return faulty == 0 ? 0 : 1;
    }
}

using System.Globalization;
using AIoT.Twin.Governance.Backups;
using AIoT.Twin.Web.Kit;

namespace AIoT.Twin.Web.Governance.Commands;

static class BackupCommand
{
    public static async Task<int> RunAsync(CommandContext context, string? folder)
    {
        switch (await context.Get<MakeBackup>().RunAsync(folder, context.Stop))
        {
            case BackupResult.Made made:
                foreach (var file in made.Manifest.Files)
                    await context.SayAsync(string.Create(CultureInfo.InvariantCulture, $"  {file.Name}  {ByteText.Of(file.Bytes)}  sha256 {file.Sha256}"));
                await context.SayAsync(context.Text("backup-made", made.Folder));
                await context.SayAsync(context.Text("backup-not-included"));
                return 0;
            case BackupResult.Failed failed:
                await context.SayAsync(context.Text(failed.Problem.Code, failed.Problem.Argument));
                return 1;
            default:
                return 1;
        }
    }
}

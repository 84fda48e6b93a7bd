using AIoT.Twin.Governance.Backups;

namespace AIoT.Twin.Web.Governance.Commands;

static class RestoreCommand
{
    public static async Task<int> RunAsync(CommandContext context, string? folder)
    {
        if (folder is null)
        {
            await context.SayAsync(context.Text("restore-which"));
            return 2;
        }

        if (await context.Get<RestoreBackup>().RunAsync(Path.GetFullPath(folder), context.Stop) is { } problem)
        {
            await context.SayAsync(context.Text(problem.Code, problem.Argument));
            return 1;
        }

        await context.SayAsync(context.Text("restored", folder));
        var verified = await VerifyCommand.RunAsync(context, null);
        await context.SayAsync(context.Text("restore-master-key"));
        return verified;
    }
}

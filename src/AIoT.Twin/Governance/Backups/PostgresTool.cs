using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace AIoT.Twin.Governance.Backups;

/// <summary>Runs pg_dump and pg_restore against the product's database; the password goes through the environment, not the command line.</summary>
static class PostgresTool
{
    public const string Dump = "pg_dump";
    public const string Restore = "pg_restore";

    /// <summary>Null where the program is not installed.</summary>
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);

    /// <summary>Null when it succeeded, otherwise what it said.</summary>
    public static async Task<string?> RunAsync(string program, string connection, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var to = new NpgsqlConnectionStringBuilder(connection);
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["PGHOST"] = to.Host;
        start.Environment["PGPORT"] = to.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = to.Username;
        start.Environment["PGDATABASE"] = to.Database;
        start.Environment["PGPASSWORD"] = to.Password ?? "";
        using var process = Process.Start(start)!;
        try
        {
            var (errors, output) = (process.StandardError.ReadToEndAsync(cancellationToken), process.StandardOutput.ReadToEndAsync(cancellationToken));
            await Task.WhenAll(errors, output);
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0 ? null : (await errors).Trim() is { Length: > 0 } said ? said : $"{Path.GetFileName(program)} ended with {process.ExitCode}";
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }
}

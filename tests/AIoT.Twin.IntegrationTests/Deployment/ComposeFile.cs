using System.Diagnostics;
using System.Text.Json;
using AIoT.Twin.TestKit;

namespace AIoT.Twin.IntegrationTests.Deployment;

/// <summary>docker-compose.yml as Debian's docker-compose reads it, with its variables filled in.</summary>
static class ComposeFile
{
    // docker-compose prints YAML, which its own Python can turn into JSON.
    const string ToJson = "docker-compose config | /usr/bin/python3 -c 'import json, sys, yaml; print(json.dumps(yaml.safe_load(sys.stdin)))'";

    public static async Task<IReadOnlyDictionary<string, string>> EnvironmentOfAsync(
        string service, IReadOnlyDictionary<string, string> variables, CancellationToken cancellationToken)
    {
        using var file = JsonDocument.Parse(await PrintAsync(variables, cancellationToken));
        var environment = file.RootElement.GetProperty("services").GetProperty(service).GetProperty("environment");
        return environment.EnumerateObject().ToDictionary(e => e.Name, e => e.Value.ToString());
    }

    static async Task<string> PrintAsync(IReadOnlyDictionary<string, string> variables, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("bash", ["-o", "pipefail", "-c", ToJson])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEndAsync(cancellationToken);
        var printed = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        Assert.True(process.ExitCode == 0, await said);
        return printed;
    }
}

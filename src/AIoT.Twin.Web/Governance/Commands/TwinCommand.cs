using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Governance.Commands;

/// <summary>What is done from the command line instead of serving: backup, restore, verify, doctor. Exit status: 0 good, 1 not, 2 asked wrongly.</summary>
public sealed class TwinCommand
{
    static readonly Dictionary<string, Func<CommandContext, string?, Task<int>>> s_verbs = new(StringComparer.Ordinal)
    {
        ["backup"] = BackupCommand.RunAsync,
        ["restore"] = RestoreCommand.RunAsync,
        ["verify"] = VerifyCommand.RunAsync,
        ["doctor"] = DoctorCommand.RunAsync,
    };

    readonly string _verb;
    readonly string? _operand;
    readonly string[] _settings;

    TwinCommand(string verb, string? operand, string[] settings) => (_verb, _operand, _settings) = (verb, operand, settings);

    /// <summary>Null when the arguments ask for the server: a word is a command, "--…" is a setting.</summary>
    public static TwinCommand? In(string[] args)
    {
        var words = args.TakeWhile(a => !a.StartsWith('-')).ToArray();
        return words.Length == 0 ? null : new(words[0], words.ElementAtOrDefault(1), args[words.Length..]);
    }

    public async Task<int> RunAsync(TextWriter output)
    {
        if (!s_verbs.TryGetValue(_verb, out var run))
        {
            await output.WriteLineAsync($"There is no command '{_verb}'. There are: backup [FOLDER], restore FOLDER, verify [FOLDER], doctor; without one the server runs.");
            return 2;
        }

        using var stop = new CancellationTokenSource();
        void Interrupt(object? sender, ConsoleCancelEventArgs asked)
        {
            asked.Cancel = true;
            stop.Cancel();
        }

        Console.CancelKeyPress += Interrupt;
        try
        {
            await using var app = TwinApp.Build(["--Logging:LogLevel:Default=Warning", .. _settings]);
            return await run(new(app.Services, output, stop.Token), _operand);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await output.WriteLineAsync("Stopped.");
            return 1;
        }
        catch (StartRefusedException refused)
        {
            await output.WriteLineAsync(refused.Message);
            return 1;
        }
        finally
        {
            Console.CancelKeyPress -= Interrupt;
        }
    }
}

/// <summary>What a command works with: the application, not started.</summary>
sealed record CommandContext(IServiceProvider Services, TextWriter Output, CancellationToken Stop)
{
    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    public Task SayAsync(string line) => Output.WriteLineAsync(line);

    /// <summary>The sentence of a code, from the resource file; its argument is named {argument}.</summary>
    public string Text(string code, string argument = "") =>
        Get<IStringLocalizer<GovernanceText>>()[$"Command.{code}"].Value.Replace("{argument}", argument, StringComparison.Ordinal);
}

using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Governance;

namespace AIoT.Twin.Telemetry.Sources;

/// <summary>What settings a source may have, and what part of them is secret.</summary>
public sealed class SourceRules(Catalog<ISourceDriver> drivers)
{
    // Who may point a source elsewhere must not send a stored password there.
    static readonly string[] s_whereSecretsGo = ["host", "port", "tls", "url"];

    public ISourceDriver? Driver(string name) => drivers.Find(name);

    public Refusal? Refuses(string driver, FieldValues settings) => drivers.Find(driver) is { } known
        ? known.Settings.Check(settings).Select(p => AsRefusal("settings", p)).FirstOrDefault()
        : Refusal.Invalid("driver-unknown", "driver", ("driver", driver), ("known", string.Join(", ", drivers.All.Select(d => d.Name))));

    public static Refusal AsRefusal(string of, FieldProblem problem) =>
        Refusal.Invalid(problem.Code, $"{of}.{problem.Field}", [.. problem.Arguments]);

    public (FieldValues Open, FieldValues Secret) Split(string driver, FieldValues settings)
    {
        var secret = drivers.Find(driver)!.Settings.Where(f => f.IsSecret).Select(f => f.Key).ToHashSet();
        return (settings.Without(secret.Contains), settings.Without(key => !secret.Contains(key)));
    }

    /// <summary>The secrets after an edit: those not given again are kept, unless they would go to another place.</summary>
    public static Refusal? RefusesKeeping(FieldValues before, FieldValues after, FieldValues kept, FieldValues given)
    {
        var left = kept.All.Keys.FirstOrDefault(key => !given.All.ContainsKey(key));
        var moved = s_whereSecretsGo.Any(key => before.Find(key) != after.Find(key));
        return left is not null && moved ? Refusal.Invalid("secret-again", $"settings.{left}") : null;
    }
}

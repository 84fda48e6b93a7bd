using System.Text.RegularExpressions;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.ComponentTests.Shell;
using AIoT.Twin.Protocols.Modbus;
using AIoT.Twin.Protocols.Mqtt;
using AIoT.Twin.Telemetry.Sinks;
using AIoT.Twin.Telemetry.Sinks.Targets;
using AIoT.Twin.Telemetry.Sources.Calculated;
using AIoT.Twin.TestKit;
using Microsoft.Extensions.Configuration;

namespace AIoT.Twin.ComponentTests.Telemetry;

/// <summary>Every code that sources and drivers can give has a text.</summary>
public sealed partial class CodeTextTests
{
    static readonly string s_source = string.Concat(
        new[] { "src/AIoT.Twin.Acquisition/Drivers", "src/AIoT.Twin.Acquisition/Preprocessing", "src/AIoT.Twin/Telemetry/Sources", "src/AIoT.Twin/Telemetry/Sinks" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)).Select(File.ReadAllText));

    static readonly string s_formulas = string.Concat(
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src/AIoT.Twin.Acquisition/Formulas"), "*.cs").Select(File.ReadAllText));

    static readonly HashSet<string> s_sinks = WebSource.Keys["SinksText"];
    static readonly HashSet<string> s_own = [.. WebSource.Keys["SourcesText"], .. s_sinks];

    [Fact]
    public void Every_refusal_has_a_text() =>
        Assert.DoesNotContain(Found(Refusal()).Select(c => $"Refused.{c}"), k => !s_own.Contains(k) && !WebSource.Keys["RefusalText"].Contains(k));

    [Fact]
    public void Every_failure_has_a_text() => Assert.DoesNotContain(Found(Failure()), c => !s_own.Contains($"Failure.{c}"));

    [Fact]
    public void Every_record_in_the_audit_has_a_sentence() => Assert.DoesNotContain(Found(Audited()), c => !s_own.Contains($"Audit.{c}") && !s_own.Contains($"Refused.{c}"));

    [Fact]
    public void Every_field_of_every_driver_has_a_name_and_a_help()
    {
        ISourceDriver[] drivers =
        [
            new ModbusDriver(), new MqttDriver(), new SqlDriver(), new HttpJsonDriver(), new CsvFolderDriver(new ConfigurationManager()),
            new CalculatedDriver(null!, null!, null!, null!, null!, null!),
        ];
        ITimeSeriesSink[] sinks = [new InfluxSink(), new PostgresSink(), new MqttSink()];
        var keys = drivers.SelectMany(d => d.Settings.Concat(d.AddressFields).Select(f => $"Field.{d.Name}.{f.Key}"))
            .Concat(sinks.SelectMany(t => t.Settings.Select(f => $"Field.sink.{t.Name}.{f.Key}")));

        Assert.All(drivers, d => Assert.Contains($"Driver.{d.Name}", s_own));
        Assert.All(sinks, t => Assert.Contains($"Target.{t.Name}", s_sinks));
        Assert.DoesNotContain(keys, k => !s_own.Contains(k) || !s_own.Contains($"{k}.Help"));
        Assert.DoesNotContain(drivers, d => !s_own.Contains($"Driver.{d.Name}"));
    }

    [Fact]
    public void Every_rule_and_every_field_of_it_has_a_name_and_a_help()
    {
        var keys = FakeRules.Book.All.SelectMany(r => r.Settings.Select(f => $"Field.{r.Name}.{f.Key}").Prepend($"Rule.{r.Name}"));

        Assert.DoesNotContain(keys, k => !s_own.Contains(k) || !s_own.Contains($"{k}.Help"));
    }

    [Fact]
    public void Every_error_of_a_formula_has_a_text()
    {
        var codes = FormulaError().Matches(s_formulas).Select(m => m.Groups[1].Value).ToHashSet();

        Assert.True(codes.Count > 30);
        Assert.DoesNotContain(codes, c => !s_own.Contains($"Refused.{c}"));
    }

    [Fact]
    public void A_text_asks_for_no_argument_that_its_error_does_not_have()
    {
        var texts = WebSource.Texts("SourcesText").Where(t => t.Key.StartsWith("Refused.formula-", StringComparison.Ordinal));

        Assert.All(texts, t => Assert.All(
            Placeholder().Matches(t.Value).Select(m => m.Groups[1].Value), argument => Assert.Contains($"(\"{argument}\",", s_formulas + s_source, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_error_of_an_address_has_a_text()
    {
        var modbus = Enum.GetNames<ModbusAddressErrorCode>().Skip(1)
            .Select(n => "Refused.modbus-address" + string.Concat(n.Select(c => char.IsUpper(c) ? $"-{char.ToLowerInvariant(c)}" : $"{c}")));
        var topics = Enum.GetNames<TopicError>().Skip(1).Select(n => $"Refused.mqtt-topic-{n.ToLowerInvariant()}");
        var paths = Enum.GetNames<JsonPathErrorCode>().Skip(1).Select(n => $"Refused.json-path-{n.ToLowerInvariant()}");

        Assert.Empty(modbus.Concat(topics).Concat(paths).Except(s_own));
    }

    [Fact]
    public void The_search_for_codes_finds_some() => Assert.True(Found(Refusal()).Count > 20 && Found(Failure()).Count > 20 && Found(Audited()).Count > 10);

    static HashSet<string> Found(Regex codes) => [.. codes.Matches(s_source).Select(m => m.Groups[1].Value)];

    [GeneratedRegex("""(?:Refusal\.(?:Invalid|Conflict)\(|WriteOutcome\.Refused\(|FieldProblem\((?:"\w+"|[\w.]+), (?:\w+ \? )?|=> new\(|return new\(|\? new\()"([a-z][a-z0-9]*-[a-z0-9-]+)["]""")]
    private static partial Regex Refusal();

    [GeneratedRegex("""["](formula-[a-z-]+)["]""")]
    private static partial Regex FormulaError();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"SourceLayer\.\w+, ""([a-z-]+)""")]
    private static partial Regex Failure();

    [GeneratedRegex("""["]((?:source|sink|signals?|writes|binding|endpoints)-[a-z-]+)["]""")]
    private static partial Regex Audited();
}

using System.Text.RegularExpressions;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.ComponentTests.Shell;
using AIoT.Twin.Protocols.Modbus;
using AIoT.Twin.Protocols.Mqtt;
using AIoT.Twin.Telemetry.Sinks;
using AIoT.Twin.Telemetry.Sinks.Targets;
using AIoT.Twin.TestKit;
using Microsoft.Extensions.Configuration;

namespace AIoT.Twin.ComponentTests.Telemetry;

/// <summary>Every code that sources and drivers can give has a text.</summary>
public sealed partial class CodeTextTests
{
    static readonly string s_source = string.Concat(
        new[] { "src/AIoT.Twin.Acquisition/Drivers", "src/AIoT.Twin/Telemetry/Sources", "src/AIoT.Twin/Telemetry/Sinks", "src/AIoT.Twin/Telemetry/Sinks/Targets" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs")).Select(File.ReadAllText));

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
        ISourceDriver[] drivers = [new ModbusDriver(), new MqttDriver(), new SqlDriver(), new HttpJsonDriver(), new CsvFolderDriver(new ConfigurationManager())];
        ITimeSeriesSink[] sinks = [new InfluxSink(), new PostgresSink(), new MqttSink()];
        var keys = drivers.SelectMany(d => d.Settings.Concat(d.AddressFields).Select(f => $"Field.{d.Name}.{f.Key}"))
            .Concat(sinks.SelectMany(t => t.Settings.Select(f => $"Field.sink.{t.Name}.{f.Key}")));

        Assert.All(drivers, d => Assert.Contains($"Driver.{d.Name}", s_own));
        Assert.All(sinks, t => Assert.Contains($"Target.{t.Name}", s_sinks));
        Assert.DoesNotContain(keys, k => !s_own.Contains(k) || !s_own.Contains($"{k}.Help"));
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

    [GeneratedRegex(@"SourceLayer\.\w+, ""([a-z-]+)""")]
    private static partial Regex Failure();

    [GeneratedRegex("""["]((?:source|sink|signals?|writes|binding|endpoints)-[a-z-]+)["]""")]
    private static partial Regex Audited();
}

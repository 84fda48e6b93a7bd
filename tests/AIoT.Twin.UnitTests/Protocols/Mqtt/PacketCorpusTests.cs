using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using AIoT.Twin.Protocols.Mqtt;
using AIoT.Twin.TestKit;

namespace AIoT.Twin.UnitTests.Protocols.Mqtt;

/// <summary>The formatter against packets nobody here wrote: those a broker must take and those it must refuse.</summary>
public sealed class PacketCorpusTests
{
    static readonly string s_folder = Repository.Shared("data/mqtt");

    static readonly string[] s_files = ["CONNECT", "PUBLISH", "PUBACK", "SUBSCRIBE", "UNSUBSCRIBE", "PINGREQ", "DISCONNECT"];

    /// <summary>Wills and QoS 2 are not spoken yet.</summary>
    static readonly string[] s_unspoken = ["Will flag 1", "QoS 2"];

    [Fact]
    public async Task What_a_broker_must_take_is_taken_and_comes_out_in_the_same_bytes()
    {
        foreach (var test in Tests(isRefused: false).Where(test => !IsUnspoken(test)))
        {
            foreach (var bytes in test.Messages)
            {
                var packet = await ReadAsync(bytes);

                var output = new ArrayBufferWriter<byte>();
                Mqtt311Formatter.Instance.Write(packet!, output);
                // A subscription of QoS 2 is understood as one of QoS 1.
                if (!test.Name.Contains("QoS 2", StringComparison.Ordinal))
                    Assert.Equal(bytes, output.WrittenSpan.ToArray());
            }
        }
    }

    [Fact]
    public async Task What_a_broker_must_refuse_is_refused()
    {
        var taken = new List<string>();
        foreach (var test in Tests(isRefused: true))
        {
            try
            {
                await ReadAsync(test.Messages[0]);
                taken.Add(test.Name);
            }
            catch (Exception refused) when (refused is MqttException or EndOfStreamException)
            {
            }
        }

        var wrongly = taken.Where(name => !s_takenOnPurpose.Any(part => name.Contains(part, StringComparison.Ordinal))).ToArray();
        Assert.True(wrongly.Length == 0, string.Join('\n', wrongly));
    }

    /// <summary>
    /// Control characters may be refused or taken (MQTT 3.1.1, 1.5.3); a first packet other than CONNECT, a second CONNECT
    /// and a DISCONNECT end the connection though nothing in them is wrong.
    /// </summary>
    static readonly string[] s_takenOnPurpose =
        ["U+0001", "U+001F", "U+007F", "U+009F", "0x0001", "0x001F", "0x009F", "MQTT-3.1.0-1", "NanoMQ CWE-119", "E0 valid"];

    static async Task<MqttPacket?> ReadAsync(byte[] bytes)
    {
        var reader = new MqttFrameReader(PipeReader.Create(new ReadOnlySequence<byte>(bytes)), Mqtt311Formatter.Instance, 1024);
        var packet = await reader.ReadAsync(TestContext.Current.CancellationToken);
        // Bytes behind a packet must make another one.
        while (await reader.ReadAsync(TestContext.Current.CancellationToken) is not null)
            ;
        return packet;
    }

    static bool IsUnspoken(CorpusTest test) => s_unspoken.Any(part => test.Name.Contains(part, StringComparison.Ordinal));

    static IEnumerable<CorpusTest> Tests(bool isRefused)
    {
        Assert.SkipUnless(Directory.Exists(s_folder), $"{s_folder} is not there.");
        return s_files.SelectMany(Groups)
            .Where(group => group.GetProperty("group").GetString()!.StartsWith("v3.1.1", StringComparison.Ordinal))
            .SelectMany(group => group.GetProperty("tests").EnumerateArray())
            .Where(test => !test.TryGetProperty("expect_disconnect", out var refused) || refused.GetBoolean() ? isRefused : !isRefused)
            .Select(CorpusTest.From)
            .Where(test => test.Messages.Count > 0);
    }

    static IEnumerable<JsonElement> Groups(string file) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(s_folder, $"{file}.json"))).RootElement.EnumerateArray();

    sealed record CorpusTest(string Name, IReadOnlyList<byte[]> Messages)
    {
        public static CorpusTest From(JsonElement test) => new(
            test.GetProperty("name").GetString()!,
            [.. test.GetProperty("msgs").EnumerateArray()
                .Where(message => message.GetProperty("type").GetString() == "send")
                .Select(message => Convert.FromHexString(
                    message.GetProperty("payload").GetString()!.Replace(" ", "", StringComparison.Ordinal)))]);
    }
}

using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using AIoT.Twin.Acquisition.Drivers;

namespace AIoT.Twin.UnitTests.Acquisition.Drivers;

/// <summary>Every way a value could reach a device, read from the compiled code: none goes around the write gate.</summary>
public sealed class WritePathTests
{
    static readonly string[] s_product = ["AIoT.Twin.Protocols", "AIoT.Twin.Acquisition", "AIoT.Twin"];

    static readonly IReadOnlyList<(string Caller, string Called)> s_calls = [.. s_product.SelectMany(CallsIn)];

    [Fact]
    public void Modbus_functions_that_write_are_sent_by_the_writer_alone() =>
        Assert.Equal(["ModbusRequest", "ModbusWriter"], TypesThatCall("ModbusRequest.Head"));

    [Fact]
    public void Only_the_source_with_a_permit_uses_the_writer()
    {
        Assert.Equal(["ModbusSource.SendAsync"], Callers("ModbusWriter."));
        Assert.Equal(["ModbusSource.WriteAsync"], Callers("ModbusSource.SendAsync"));
        Assert.Equal([typeof(WritePermit), typeof(CancellationToken)], ParametersOf(typeof(ModbusDriver).Assembly.GetType("AIoT.Twin.Acquisition.Drivers.ModbusSource")!, "WriteAsync"));
    }

    [Fact]
    public void Only_the_gate_lets_a_connection_write() => Assert.Equal(["WriteGate.WriteAsync"], Callers("ISourceConnection.WriteAsync"));

    [Fact]
    public void Only_the_supervisor_asks_the_gate_and_only_a_persons_use_case_asks_the_supervisor()
    {
        Assert.Equal(["SourceSupervisor.WriteAsync"], Callers("WriteGate.WriteAsync"));
        Assert.Equal(["WriteSignal.RunAsync"], Callers("SourceSupervisor.WriteAsync"));
    }

    [Fact]
    public void Only_passing_the_checks_makes_a_permit()
    {
        Assert.Equal(["WritePermit.For"], Callers("WritePermit..ctor"));
        Assert.Equal(["WriteGate.Decide"], Callers("WritePermit.For"));
        Assert.All(typeof(WritePermit).GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic), c => Assert.True(c.IsPrivate));
    }

    [Fact]
    public void Only_a_sink_publishes_to_a_broker_and_only_below_its_own_prefix() =>
        Assert.Equal(["MqttSinkConnection.PublishAsync", "MqttSinkConnection.WriteAsync"], Callers("MqttPublisher."));

    [Fact]
    public void The_reading_of_compiled_code_finds_calls() => Assert.Contains(s_calls, c => c.Called == "ModbusClient.ReadRegistersAsync");

    static IEnumerable<string> Callers(string called) => s_calls
        .Where(c => called.EndsWith('.') ? c.Called.StartsWith(called, StringComparison.Ordinal) : c.Called == called)
        .Where(c => !called.EndsWith('.') || !c.Caller.StartsWith(called, StringComparison.Ordinal))
        .Select(c => c.Caller).Distinct().Order(StringComparer.Ordinal);

    static IEnumerable<string> TypesThatCall(string called) => Callers(called).Select(c => c[..c.IndexOf('.', StringComparison.Ordinal)]).Distinct();

    static Type[] ParametersOf(Type type, string method) => [.. type.GetMethod(method)!.GetParameters().Select(p => p.ParameterType)];

    static IEnumerable<(string Caller, string Called)> CallsIn(string assembly)
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll")));
        var metadata = file.GetMetadataReader();
        var calls = new List<(string, string)>();
        foreach (var handle in metadata.MethodDefinitions)
        {
            var method = metadata.GetMethodDefinition(handle);
            if (method.RelativeVirtualAddress == 0)
                continue;
            var body = file.GetMethodBody(method.RelativeVirtualAddress).GetILReader();
            foreach (var token in MethodTokens(body))
                calls.Add((CompiledNames.Source(metadata, handle), CompiledNames.Of(metadata, token)));
        }

        return calls;
    }

    static List<EntityHandle> MethodTokens(BlobReader body)
    {
        var tokens = new List<EntityHandle>();
        while (body.RemainingBytes > 0)
        {
            var first = body.ReadByte();
            var code = OpCodesByValue.Find(first == 0xFE ? (short)(0xFE00 | body.ReadByte()) : first);
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineTok)
                tokens.Add(System.Reflection.Metadata.Ecma335.MetadataTokens.EntityHandle(body.ReadInt32()));
            else
                Skip(ref body, code.OperandType);
        }

        return tokens;
    }

    static void Skip(ref BlobReader body, OperandType operand)
    {
        var size = operand == OperandType.InlineSwitch ? 4 * body.ReadInt32() : OpCodesByValue.SizeOf(operand);
        body.Offset += size;
    }
}

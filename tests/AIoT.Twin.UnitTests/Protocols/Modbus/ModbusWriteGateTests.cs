using System.Reflection;
using System.Text.RegularExpressions;
using AIoT.Twin.Protocols.Modbus;
using AIoT.Twin.TestKit;

namespace AIoT.Twin.UnitTests.Protocols.Modbus;

public sealed partial class ModbusWriteGateTests
{
    [Fact]
    public void Only_the_writer_makes_requests_that_write()
    {
        var users = Directory.EnumerateFiles(SourceFolder(), "*.cs")
            .Where(file => WriteFunction().IsMatch(File.ReadAllText(file)))
            .Select(Path.GetFileNameWithoutExtension)
            .Order();

        Assert.Equal([nameof(ModbusRequestHandler), nameof(ModbusWriter)], users);
    }

    [Fact]
    public void Nobody_outside_can_hand_the_client_a_request_of_his_own() =>
        Assert.Equal(
            ["ConnectAsync", "DisposeAsync", "ReadBitsAsync", "ReadCoilsAsync", "ReadDiscreteInputsAsync",
             "ReadHoldingRegistersAsync", "ReadInputRegistersAsync", "ReadRegistersAsync"],
            typeof(ModbusClient).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Where(method => !method.IsSpecialName)
                .Select(method => method.Name)
                .Order());

    static string SourceFolder() => Path.Combine(Repository.Root, "src/AIoT.Twin.Protocols/Modbus");

    [GeneratedRegex(@"ModbusFunction\.Write")]
    private static partial Regex WriteFunction();
}

namespace AIoT.Twin.TestKit;

/// <summary>A Modbus client of another maker, to judge our server by.</summary>
public static class PymodbusClient
{
    const string Python = "/usr/bin/python3";

    /// <summary>Runs Python lines with a connected client <c>c</c>; throws what was said when one of them fails.</summary>
    public static Task RunAsync(int port, string lines) => Tool.RunAsync(Python, "-c", $"""
        from pymodbus.client import ModbusTcpClient
        c = ModbusTcpClient("127.0.0.1", port={port}, timeout=20)
        assert c.connect()
        {lines}
        c.close()
        """);
}

using AIoT.Twin.Protocols.Modbus;

namespace AIoT.Twin.IntegrationTests.Protocols.Modbus;

public sealed class ModbusConnectionTests : ModbusClientContext
{
    [Fact]
    public async Task A_reset_in_the_middle_of_an_answer_is_a_lost_connection()
    {
        var (asked, request) = await AskAsync();
        await Device.SendAsync(request.AsMemory(0, 6), Cancelled);
        Device.Reset();

        await FailsAsync(asked, ModbusFailure.ConnectionLost);
        await AnswersAsync();
    }

    [Fact]
    public async Task A_device_that_hung_up_while_idle_is_called_again_without_a_failure()
    {
        await AnswersAsync();
        Device.Reset();

        await AnswersAsync();
        Assert.Equal(2, Device.Connections);
    }

    [Fact]
    public async Task A_device_that_stays_silent_is_called_anew_after_four_requests()
    {
        for (var i = 0; i < 4; i++)
        {
            var (asked, _) = await AskAsync();
            Clock.Advance(Patience);
            await FailsAsync(asked, ModbusFailure.Timeout);
            Assert.Equal(i < 3, Client.IsConnected);
        }

        Device.Close();
        await AnswersAsync();
        Assert.Equal(2, Device.Connections);
    }

    [Fact]
    public async Task A_caller_who_leaves_costs_the_next_one_nothing()
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var asked = Client.ReadHoldingRegistersAsync(1, 0, 1, leaving.Token);
        var request = await Device.ReceiveAsync(Cancelled);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);

        var (second, next) = await AskAsync();
        byte[][] answers = [ScriptedDevice.Answer(request, "03 02 00 01"), ScriptedDevice.Answer(next, "03 02 00 02")];
        await Device.SendAsync(Bytes(answers), Cancelled);

        Assert.Equal([2], await second);
    }

    [Fact]
    public async Task Between_two_requests_is_the_pause_that_was_asked_for()
    {
        await using var polite = ClientWith(TimeSpan.FromMilliseconds(100));
        var first = polite.ReadHoldingRegistersAsync(1, 0, 1, Cancelled);
        await Device.SendAsync(ScriptedDevice.Answer(await Device.ReceiveAsync(Cancelled), "03 02 00 01"), Cancelled);
        await first;

        var second = polite.ReadHoldingRegistersAsync(1, 0, 1, Cancelled);
        var request = Device.ReceiveAsync(Cancelled);
        Clock.Advance(TimeSpan.FromMilliseconds(99));
        Assert.False(request.IsCompleted);
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        await Device.SendAsync(ScriptedDevice.Answer(await request, "03 02 00 02"), Cancelled);

        Assert.Equal([2], await second);
    }

    [Fact]
    public async Task Nothing_listening_is_a_refused_connection()
    {
        var endpoint = $"127.0.0.1:{Device.Port}";
        Device.Dispose();

        var failure = await FailsAsync(Client.ReadCoilsAsync(1, 0, 1, Cancelled), ModbusFailure.ConnectRefused);
        Assert.Equal((ModbusLayer.Tcp, endpoint), (failure.Layer, failure.Argument));
    }

    [Fact]
    public async Task A_name_nobody_knows_is_said_to_be_one()
    {
        await using var lost = new ModbusClient(new() { Host = "no such host", Port = 1 }, Clock);

        Assert.Equal(ModbusLayer.Name, (await FailsAsync(lost.ConnectAsync(Cancelled), ModbusFailure.NameNotFound)).Layer);
    }

    [Fact]
    public async Task An_address_off_the_allow_list_is_not_called()
    {
        await using var fenced = new ModbusClient(new() { Host = "127.0.0.1", Port = Device.Port, AllowsAddress = _ => false }, Clock);

        await FailsAsync(fenced.ConnectAsync(Cancelled), ModbusFailure.AddressRefused);
    }

    [Fact]
    public async Task A_connection_that_is_never_made_ends_at_its_deadline()
    {
        // The clock passes the deadline between finding the address and calling it.
        bool Allows(System.Net.IPAddress _)
        {
            Clock.Advance(TimeSpan.FromSeconds(5));
            return true;
        }

        await using var lost = new ModbusClient(new() { Host = "127.0.0.1", Port = Device.Port, AllowsAddress = Allows }, Clock);

        await FailsAsync(lost.ConnectAsync(Cancelled), ModbusFailure.ConnectTimeout);
    }
}

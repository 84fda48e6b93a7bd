using System.Net;

namespace AIoT.Twin.Protocols.Mqtt;

/// <summary>Which broker, who we are there, and how much we take from it.</summary>
public sealed record MqttClientOptions
{
    public required string Host { get; init; }

    public int Port { get; init; } = 1883;

    public required string ClientId { get; init; }

    public string? UserName { get; init; }

    public string? Password { get; init; }

    /// <summary>False asks the broker to keep our subscriptions and undelivered QoS 1 messages while we are away.</summary>
    public bool CleanSession { get; init; } = true;

    public MqttTls? Tls { get; init; }

    /// <summary>A broker that does not answer for this long is taken for dead; at least one second.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For reaching the broker, TLS and the answer to CONNECT, each.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>For the broker's answer to a subscription or to a QoS 1 message.</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(20);

    public TimeSpan ShortestWait { get; init; } = TimeSpan.FromSeconds(0.5);

    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The longest wait after the broker has refused our name or password.</summary>
    public TimeSpan LongestWaitForLogin { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>A connection that held this long starts the waits over.</summary>
    public TimeSpan HealthyAfter { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Larger packets are skipped without being kept, and counted.</summary>
    public int MaxPacketBytes { get; init; } = 256 * 1024;

    public int MaxTopicBytes { get; init; } = 1024;

    public int MaxTopicLevels { get; init; } = 16;

    /// <summary>Messages that may wait for the consumer, and QoS 1 messages that may be unacknowledged before nothing more is read.</summary>
    public int QueueLength { get; init; } = 1000;

    /// <summary>Bytes of payload that may wait for the consumer.</summary>
    public int QueueBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Publications that may be under way at once.</summary>
    public int InFlight { get; init; } = 32;

    /// <summary>Where in a wait the next attempt falls, from 0 to 1.</summary>
    internal Func<double> Jitter { get; init; } = Random.Shared.NextDouble;

    /// <summary>Asked for each resolved address before connecting; null allows all.</summary>
    public Func<IPAddress, bool>? AllowsAddress { get; init; }
}

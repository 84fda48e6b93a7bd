using System.Net;
using AIoT.Twin.Acquisition.Drivers;

namespace AIoT.Twin.Edge;

/// <summary>The agent's file is written by whoever owns its machine, who may reach what that machine may.</summary>
sealed class AnyEndpoint : IEndpointPolicy
{
    public bool Allows(IPAddress address, int port, bool isSample) => true;
}

using System.Net;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>Which addresses this installation may connect to; asked of each resolved address at connect time.</summary>
public interface IEndpointPolicy
{
    bool Allows(IPAddress address, int port, bool isSample);
}

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>How far one gets on the way to a value, from the rules of this installation to what the device says.</summary>
public enum SourceLayer
{
    /// <summary>The address is not on the list of allowed endpoints.</summary>
    Endpoint,
    Dns,
    Tcp,
    Tls,
    Auth,
    Protocol,
    Device,
    Data,
}

namespace AIoT.Twin.Protocols;

public enum DialFailure
{
    NameNotFound,
    AddressRefused,
    HostUnreachable,
    ConnectRefused,
    Timeout,
}

/// <summary>A step on the way to a TCP connection failed.</summary>
public sealed class DialException(DialFailure failure, string argument, Exception? inner) : Exception($"{failure}: {argument}", inner)
{
    public DialFailure Failure => failure;

    public string Argument => argument;
}

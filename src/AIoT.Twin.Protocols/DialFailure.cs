namespace AIoT.Twin.Protocols;

enum DialFailure
{
    NameNotFound,
    AddressRefused,
    HostUnreachable,
    ConnectRefused,
    Timeout,
}

sealed class DialException(DialFailure failure, string argument, Exception? inner) : Exception($"{failure}: {argument}", inner)
{
    public DialFailure Failure => failure;

    public string Argument => argument;
}

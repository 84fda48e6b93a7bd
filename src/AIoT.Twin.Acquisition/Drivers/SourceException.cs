namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>The link to a device failed; the loop of the source waits and tries again.</summary>
public sealed class SourceException(SourceFailure failure, Exception? inner = null)
    : Exception($"{failure.Layer}: {failure.Code} {failure.Argument}", inner)
{
    public SourceFailure Failure => failure;
}

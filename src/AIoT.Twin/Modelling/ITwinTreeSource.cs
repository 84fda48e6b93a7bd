namespace AIoT.Twin.Modelling;

/// <summary>The current tree; it follows the configuration's version and is replaced as a whole.</summary>
public interface ITwinTreeSource
{
    TwinTree Tree { get; }
}

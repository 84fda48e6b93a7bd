using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.Web.Kit;

/// <summary>Puts one kind of marks of twins into words, found by the kind's name; implemented by the module that knows them.</summary>
public interface IMarkText : INamed
{
    string Of(TwinMark mark);

    /// <summary>Where more is to be read; null when nowhere.</summary>
    string? LinkOf(TwinMark mark);
}

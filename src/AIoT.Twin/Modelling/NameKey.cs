using System.Text;

namespace AIoT.Twin.Modelling;

/// <summary>What makes two names the same to people: compatibility form, without case. Computed here, so both databases agree.</summary>
public static class NameKey
{
    // ToUpperInvariant first maps what lower case alone leaves apart, such as the final sigma.
    public static string Of(string name) => name.Trim().Normalize(NormalizationForm.FormKC).ToUpperInvariant().ToLowerInvariant().Normalize(NormalizationForm.FormKC);
}

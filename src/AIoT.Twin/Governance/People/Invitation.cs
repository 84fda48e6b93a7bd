using System.Buffers.Text;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace AIoT.Twin.Governance.People;

/// <summary>The end of a link by which one person sets their password once; it expires, and ends with the first password set.</summary>
static class Invitation
{
    const string Purpose = "invitation";

    public static async Task<string> OfAsync(UserManager<Person> users, Person person)
    {
        var token = await users.GenerateUserTokenAsync(person, TokenOptions.DefaultProvider, Purpose);
        return $"{person.Id:n}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(token))}";
    }

    public static Guid? PersonOf(string invitation) =>
        Guid.TryParseExact(invitation.Split('.')[0], "n", out var person) && invitation.Contains('.', StringComparison.Ordinal) ? person : null;

    public static Task<bool> IsValidAsync(UserManager<Person> users, Person person, string invitation)
    {
        var text = invitation[(invitation.IndexOf('.', StringComparison.Ordinal) + 1)..];
        return Base64Url.IsValid(text)
            ? users.VerifyUserTokenAsync(person, TokenOptions.DefaultProvider, Purpose, Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)))
            : Task.FromResult(false);
    }
}

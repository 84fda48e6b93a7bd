using System.Security.Claims;
using AIoT.Twin.Governance;
using AIoT.Twin.Governance.People;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Identity;

namespace AIoT.Twin.Web.Governance.Security;

/// <summary>What a person's cookie says: who, and the stamp by which it is ended.</summary>
sealed class PersonClaims : IUserClaimsPrincipalFactory<Person>
{
    public const string Stamp = CallerClaims.Stamp;

    public Task<ClaimsPrincipal> CreateAsync(Person user)
    {
        Claim[] claims =
        [
            .. CallerClaims.Of(new Caller(user.Id, PrincipalKind.Person)),
            new(ClaimTypes.Name, user.DisplayName),
            new(Stamp, user.SecurityStamp ?? ""),
        ];
        return Task.FromResult(new ClaimsPrincipal(new ClaimsIdentity(claims, Schemes.Cookie)));
    }
}

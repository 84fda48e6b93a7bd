using AIoT.Twin.Governance;
using AIoT.Twin.Governance.People;
using Microsoft.AspNetCore.Identity;

namespace AIoT.Twin.Web.Governance.Security;

/// <summary>How a try to sign in ended; which half was wrong is never said.</summary>
enum SignInOutcome { In, Wrong, Paused }

/// <summary>Signs people in and out; used by static pages and endpoints only, never inside a circuit.</summary>
sealed class PersonSignIn(SignInManager<Person> manager, TwinChanges changes, IScopeTree tree, SampleSignIn sample, IHttpContextAccessor accessor)
{
    public async Task<SignInOutcome> ByPasswordAsync(string name, string password, CancellationToken cancellationToken)
    {
        var person = await manager.UserManager.FindByNameAsync(name.Trim().Normalize(System.Text.NormalizationForm.FormKC));
        if (person is null || person.Disabled || person.Sample)
        {
            // As much work as for a name that exists, so that the time does not tell.
            manager.UserManager.PasswordHasher.HashPassword(new Person { DisplayName = "" }, password);
            return SignInOutcome.Wrong;
        }

        var result = await manager.CheckPasswordSignInAsync(person, password, lockoutOnFailure: true);
        if (result.Succeeded)
            return await InAsync(person, "signed-in", cancellationToken);
        var entry = new AuditEntry(result.IsLockedOut ? "sign-in-paused" : "sign-in-wrong", tree.RootId, ("person", person.Id.ToString()));
        await changes.RefuseAsync(new(person.Id, PrincipalKind.Person), entry, cancellationToken);
        return result.IsLockedOut ? SignInOutcome.Paused : SignInOutcome.Wrong;
    }

    public async Task<SignInOutcome> AsSampleAsync(Guid id, CancellationToken cancellationToken)
    {
        // Asked again here: the page that offered it was another request.
        if (!sample.IsOffered(accessor.HttpContext!) || await manager.UserManager.FindByIdAsync(id.ToString()) is not { Sample: true, Disabled: false } person)
            return SignInOutcome.Wrong;
        return await InAsync(person, "signed-in-as-sample", cancellationToken);
    }

    async Task<SignInOutcome> InAsync(Person person, string code, CancellationToken cancellationToken)
    {
        await manager.SignInAsync(person, isPersistent: false);
        await using var change = await changes.BeginAsync(new(person.Id, PrincipalKind.Person), cancellationToken);
        await change.CommitAsync(new(code, tree.RootId, ("person", person.Id.ToString())), cancellationToken);
        return SignInOutcome.In;
    }
}

using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Grants;
using AIoT.Twin.Governance.People;
using AIoT.Twin.Web.Governance.Security;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AIoT.Twin.IntegrationTests.Web;

/// <summary>An open page is told at once when the rights of whoever looks at it change.</summary>
public sealed class CircuitTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_disabled_persons_circuit_is_nobodys(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        await using var scope = twin.Services.CreateAsyncScope();
        var (person, circuit) = await OpenAsync(twin, scope.ServiceProvider);
        var told = Told(circuit);

        Assert.Null(await twin.Get<DisablePerson>().RunAsync(Caller.System, person, disabled: true, Stop));

        Assert.Null((await told.WaitAsync(Stop)).User.AsCaller());
        Assert.Null((await circuit.GetAuthenticationStateAsync()).User.AsCaller());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_changed_grant_makes_open_pages_ask_again(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        await using var scope = twin.Services.CreateAsyncScope();
        var (person, circuit) = await OpenAsync(twin, scope.ServiceProvider);
        var told = Told(circuit);

        await twin.Get<GrantRole>().RunAsync(Caller.System, person, Role.Auditor, twin.Get<IScopeTree>().RootId, Stop);

        Assert.Equal(person, (await told.WaitAsync(Stop)).User.AsCaller()!.Value.Id);
    }

    static async Task<(Guid Person, AuthenticationStateProvider Circuit)> OpenAsync(RunningTwin twin, IServiceProvider scope)
    {
        var made = Assert.IsType<CreatePersonResult.Created>(await twin.Get<CreatePerson>().RunAsync(
            Caller.System, new($"p{Guid.NewGuid():n}", "Somebody"), Role.Viewer, twin.Get<IScopeTree>().RootId, Stop));
        await using var db = await twin.Get<IDbContextFactory<TwinDbContext>>().CreateDbContextAsync(Stop);
        var person = await db.Set<Person>().SingleAsync(p => p.Id == made.Id, Stop);
        var circuit = (ServerAuthenticationStateProvider)scope.GetRequiredService<AuthenticationStateProvider>();
        var who = await new PersonClaims().CreateAsync(person);
        circuit.SetAuthenticationState(Task.FromResult(new AuthenticationState(who)));
        return (made.Id, circuit);
    }

    static Task<AuthenticationState> Told(AuthenticationStateProvider circuit)
    {
        var told = new TaskCompletionSource<Task<AuthenticationState>>(TaskCreationOptions.RunContinuationsAsynchronously);
        circuit.AuthenticationStateChanged += state => told.TrySetResult(state);
        return told.Task.Unwrap();
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using AIoT.Twin.Governance.People;
using AIoT.Twin.Web.Governance.Observation;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;

namespace AIoT.Twin.Web.Governance.Security;

static class SecurityModule
{
    public static void AddSecurity(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddHttpContextAccessor();
        services.AddAuthentication(Schemes.Chosen)
            .AddPolicyScheme(Schemes.Chosen, null, options => options.ForwardDefaultSelector = Schemes.Choose)
            .AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(Schemes.Key, null)
            .AddCookie(Schemes.Cookie, PersonCookie.Apply);
        // Whatever a module forgets to say is closed, not open.
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddScoped<IUserClaimsPrincipalFactory<Person>, PersonClaims>();
        services.AddScoped<SignInManager<Person>>();
        services.AddScoped<AuthenticationStateProvider, CircuitAuthentication>();
        services.AddScoped<PersonSignIn>();
        services.AddSingleton<SampleSignIn>();
        services.AddSingleton<AuditSentences>();
        services.AddScoped<AuditList>();
        services.AddScoped<PeopleDesk>();
        services.AddRateLimiter(options => RequestLimits.Apply(options, builder.Configuration));
        services.Configure<AntiforgeryOptions>(options => options.Cookie.Name = "twin-form");
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
            options.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        });
        builder.WebHost.ConfigureKestrel(RequestLimits.Apply);
        builder.AddObservation();
        services.AddHostedService<AnnounceSetupLink>();
    }

    /// <summary>Stands before everything else, so that refusals carry the headers too.</summary>
    public static void UseSecurity(this WebApplication app)
    {
        app.Use(SecurityHeaders.Add);
        app.UseMiddleware<OriginCheck>();
        app.Use(RequestLimits.Size);
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
    }
}

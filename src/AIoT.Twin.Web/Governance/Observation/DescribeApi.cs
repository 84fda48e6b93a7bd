using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace AIoT.Twin.Web.Governance.Observation;

/// <summary>Says what the API is and that it is entered by key.</summary>
sealed class DescribeApi : IOpenApiDocumentTransformer
{
    const string Bearer = "bearer";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new() { Title = "AIoT Twin", Version = "v1" };
        // The address it was asked at may not be the one others use.
        document.Servers?.Clear();
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = Bearer, Description = "A key made on /admin/keys." },
        };
        document.Security = [new() { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] }];
        return Task.CompletedTask;
    }
}

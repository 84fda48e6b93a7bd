using Microsoft.Extensions.Options;

namespace AIoT.Twin.Telemetry.Lake;

/// <summary>Stops the start on a setting that cannot be meant.</summary>
sealed class LakeOptionsCheck : IValidateOptions<LakeOptions>
{
    public ValidateOptionsResult Validate(string? name, LakeOptions options) =>
        options.Problem() is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;
}

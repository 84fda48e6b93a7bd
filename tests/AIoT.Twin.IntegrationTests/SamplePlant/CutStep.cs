using AIoT.Twin.SamplePlant.Seeding;
using Microsoft.Extensions.DependencyInjection;

namespace AIoT.Twin.IntegrationTests.SamplePlant;

/// <summary>A step that is done, and then the program ends before that is noted.</summary>
sealed class CutStep(ISeedStep step, TaskCompletionSource done) : ISeedStep
{
    public string Code => step.Code;

    public int Share => step.Share;

    public async Task RunAsync(SeedContext context, CancellationToken cancellationToken)
    {
        await step.RunAsync(context, cancellationToken);
        done.SetResult();
        throw new OperationCanceledException("cut off");
    }

    /// <summary>Cuts the step with this number.</summary>
    public static Task Into(IServiceCollection services, int number)
    {
        var steps = services.Where(s => s.ServiceType == typeof(ISeedStep)).ToList();
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        foreach (var step in steps)
            services.Remove(step);
        foreach (var (index, step) in steps.Index())
        {
            ISeedStep Make(IServiceProvider s) => (ISeedStep)ActivatorUtilities.CreateInstance(s, step.ImplementationType!);
            services.AddSingleton(s => index == number ? new CutStep(Make(s), done) : Make(s));
        }

        return done.Task;
    }
}

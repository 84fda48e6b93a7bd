namespace AIoT.Twin.Web.Governance.Security;

static class LifetimeWait
{
    /// <summary>Completes when the token is signalled, or when waiting for it is given up.</summary>
    public static async Task Reached(this CancellationToken signal, CancellationToken givenUp)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var one = signal.Register(() => reached.TrySetResult());
        await using var other = givenUp.Register(() => reached.TrySetResult());
        await reached.Task;
    }
}

namespace AIoT.Twin.Governance.Backups;

/// <summary>A backup on a person's word, into the folder of backups only; null for whom it is not for.</summary>
public sealed class BackUpNow(MakeBackup make, Permit permit, IScopeTree tree) : IDisposable
{
    readonly SemaphoreSlim _one = new(1, 1);

    public async Task<BackupResult?> RunAsync(Caller by, CancellationToken cancellationToken)
    {
        if (await permit.AskAsync(by, Permission.AccessManage, tree.RootId, "back-up", cancellationToken) is not null)
            return null;
        await _one.WaitAsync(cancellationToken);
        try
        {
            return await make.RunAsync(null, cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}

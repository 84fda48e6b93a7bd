using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Store;
using Microsoft.Extensions.Logging;

namespace AIoT.Twin.Telemetry.Historian.Writing;

/// <summary>The one writer of the shard: puts together what arrived while the last commit ran, commits it, hands it on.</summary>
sealed partial class JournalWriter(
    SampleQueue queue, CommitAssembly assembly, JournalOpening opening, CommittedGroups committed, JournalStretch stretch,
    WriterLease lease, HistorianOptions options, HistorianMeters meters, TimeProvider clock, ILogger<JournalWriter> logger)
{
    const int Attempts = 5;
    const string StorageFailed = "storage-failed";

    Queue<Arrival> _later = [];
    JournalSession? _session;

    /// <summary>Null when from here on this process is the one that writes, otherwise who is.</summary>
    public async Task<LeaseHolder?> TryOpenAsync(CancellationToken cancellationToken)
    {
        var taken = await opening.TryOpenAsync(cancellationToken);
        _session = taken.Session;
        return taken.Other;
    }

    /// <summary>Writes until the queue is closed and empty.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (_later.Count > 0 || await queue.Arrivals.WaitToReadAsync(cancellationToken))
                await WriteOnceAsync(cancellationToken);
            await GiveUpAsync(cancellationToken);
        }
        catch (FenceLostException e)
        {
            LogFenceLost(e);
            lease.Lost();
            await RefuseRestAsync(cancellationToken);
        }
        finally
        {
            committed.Close();
            await CloseSessionAsync();
        }
    }

    async Task WriteOnceAsync(CancellationToken cancellationToken)
    {
        var taken = Take();
        var rotated = taken.FindAll(a => a.Rotated is not null);
        var nudged = taken.RemoveAll(a => a.Batch is null) > rotated.Count;
        try
        {
            if (nudged)
                await LookAsync(cancellationToken);
            if (taken.Count > 0)
                await CommitAsync(taken, cancellationToken);
            if (stretch.Next(rotated.Count > 0) is { } next)
                await RotateAsync(next, cancellationToken);
        }
        catch (FenceLostException)
        {
            Refuse(taken);
            throw;
        }
        finally
        {
            rotated.ForEach(a => a.Rotated!.TrySetResult());
        }
    }

    // What could not be looked at before comes first; then what has arrived, up to the size of a commit.
    List<Arrival> Take()
    {
        var taken = new List<Arrival>();
        for (var samples = 0; taken.Count < options.BatchesPerCommit && samples < options.SamplesPerCommit;)
        {
            if (!_later.TryDequeue(out var arrival) && !queue.Arrivals.TryRead(out arrival))
                break;
            taken.Add(arrival);
            samples += arrival.Batch?.Samples.Length ?? 0;
        }

        return taken;
    }

    async Task CommitAsync(List<Arrival> arrivals, CancellationToken cancellationToken)
    {
        CommitGroup? doubtful = null;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                _session ??= await ReopenAsync(cancellationToken);
                // The journal was read again, so what that commit wrote is in the tail; only its answers are missing.
                if (doubtful is not null && _session.NextSeq >= doubtful.Commit.NextSeq)
                    await committed.PassAsync(doubtful, null, cancellationToken);
                else if (await PutTogetherAsync(arrivals, cancellationToken) is { IsEmpty: false } group)
                    await CommitAsync(doubtful = group, cancellationToken);
                return;
            }
            catch (Exception e) when (e is not (FenceLostException or OperationCanceledException))
            {
                LogCommitFailed(e, attempt);
                await CloseSessionAsync();
            }

            if (attempt == Attempts)
            {
                Refuse(arrivals);
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100 << attempt), clock, cancellationToken);
        }
    }

    async Task<JournalSession> ReopenAsync(CancellationToken cancellationToken)
    {
        // Nothing is on its way into the tail any more when the journal is read behind it.
        await committed.SettledAsync(cancellationToken);
        return await opening.ReopenAsync(cancellationToken);
    }

    async Task<CommitGroup> PutTogetherAsync(List<Arrival> arrivals, CancellationToken cancellationToken)
    {
        var (group, later) = await assembly.TakeAsync(arrivals, _session!.NextSeq, cancellationToken);
        if (later.Count > 0)
            _later = new Queue<Arrival>(later.Concat(_later));
        return group;
    }

    async Task CommitAsync(CommitGroup group, CancellationToken cancellationToken)
    {
        assembly.Pack(group);
        var commit = group.Commit;
        if (!commit.IsEmpty && !await _session!.CommitAsync(commit, cancellationToken))
            throw new FenceLostException();
        stretch.Wrote(commit.Data.Length);
        await committed.PassAsync(group, commit.Data.Length, cancellationToken);
    }

    // Written down at once: a restart must not go back to numbers that count as compacted.
    async Task RotateAsync(long next, CancellationToken cancellationToken)
    {
        if (_session is null)
            return;
        try
        {
            if (!await _session.CommitAsync(new JournalCommit { Seq = next, NextSeq = next }, cancellationToken))
                throw new FenceLostException();
            await committed.SettledAsync(cancellationToken);
            await stretch.BeginAsync(next, cancellationToken);
        }
        catch (Exception e) when (e is not (FenceLostException or OperationCanceledException))
        {
            LogCommitFailed(e, 1);
            await CloseSessionAsync();
        }
    }

    async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (_session is not null)
                await _session.LookAsync(cancellationToken);
        }
        catch (Exception e) when (e is not (FenceLostException or OperationCanceledException))
        {
            LogCommitFailed(e, 1);
            await CloseSessionAsync();
        }
    }

    async Task GiveUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (_session is not null)
                await _session.GiveUpAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogCommitFailed(e, 1);
        }
    }

    async Task CloseSessionAsync()
    {
        if (_session is null)
            return;
        await _session.DisposeAsync();
        _session = null;
    }

    void Refuse(List<Arrival> arrivals)
    {
        foreach (var arrival in arrivals)
        {
            meters.Refused(StorageFailed);
            arrival.Batch?.Ack.Refused(new BatchRefusal(StorageFailed));
            arrival.Rotated?.TrySetCanceled();
        }
    }

    async Task RefuseRestAsync(CancellationToken cancellationToken)
    {
        Refuse([.. _later]);
        await foreach (var arrival in queue.Arrivals.ReadAllAsync(cancellationToken))
            Refuse([arrival]);
    }

    [LoggerMessage(3021, LogLevel.Warning, "A commit to the history failed, attempt {Attempt}.")]
    partial void LogCommitFailed(Exception e, int attempt);

    [LoggerMessage(3022, LogLevel.Critical, "Another process writes the history now; this one refuses every batch from here on.")]
    partial void LogFenceLost(Exception e);
}

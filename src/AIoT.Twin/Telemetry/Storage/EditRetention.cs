using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Telemetry.Storage;

/// <summary>Makes and changes classes. Keeping less than before destroys history, so it needs a reason.</summary>
public sealed class EditRetention(TwinChanges changes, Permit permit)
{
    public const int MostDays = 36_500, LongestName = 60;

    /// <param name="id">Null makes a new one.</param>
    /// <param name="expected">The version that was read; null overwrites.</param>
    public async Task<RetentionResult> RunAsync(
        Caller by, short? id, RetentionWish wanted, string reason, int? expected, CancellationToken cancellationToken)
    {
        if (await permit.AskAsync(by, Permission.AccessManage, TwinTree.RootId, "edit-retention", cancellationToken) is { } denied)
            return denied;
        if (Wrong(wanted) is { } wrong)
            return wrong;

        await using var change = await changes.BeginAsync(by, cancellationToken);
        await change.AloneAsync(cancellationToken);
        var all = await change.Database.Set<RetentionClass>().ToListAsync(cancellationToken);
        var found = id is null ? null : all.Find(c => c.Id == id);
        if (id is not null && found is null)
            return Refusal.NotFound("retention");
        if (expected is { } version && version != found?.Version)
            return Refusal.Stale();
        var shorter = found is not null && IsShorter(found, wanted);
        if (shorter && string.IsNullOrWhiteSpace(reason))
            return Refusal.Invalid("reason-missing", "reason");

        var entry = Entry(found, wanted, shorter, reason);
        if (found is null)
            change.Database.Add(found = Made((short)(all.Max(c => c.Id) + 1), wanted));
        Apply(found, wanted);
        return await change.TryCommitAsync(entry, cancellationToken) switch
        {
            CommitResult.Committed => new RetentionResult.Done(found.Id, found.Version),
            CommitResult.Taken => Refusal.Conflict("name-taken", "name", ("name", wanted.Name.Trim())),
            _ => Refusal.Stale(),
        };
    }

    static Refusal? Wrong(RetentionWish wanted)
    {
        if (wanted.Name is not { } name || name.Trim().Length is 0 or > LongestName)
            return Refusal.Invalid("retention-name", "name", ("most", $"{LongestName}"));
        if (wanted.RawDays is < 1 or > MostDays)
            return Refusal.Invalid("retention-days", "rawDays", ("most", $"{MostDays}"));
        return wanted.MinuteRowDays is < 1 or > MostDays ? Refusal.Invalid("retention-days", "minuteRowDays", ("most", $"{MostDays}")) : null;
    }

    /// <summary>Whether raw values that are kept now would not be.</summary>
    public static bool IsShorter(RetentionClass found, RetentionWish wanted) =>
        wanted.RawDays is { } days && (found.RawDays is not { } former || days < former);

    static RetentionClass Made(short id, RetentionWish wanted) =>
        new() { Id = id, Name = wanted.Name.Trim(), NameKey = NameKey.Of(wanted.Name), MinuteRowDays = wanted.MinuteRowDays };

    static void Apply(RetentionClass found, RetentionWish wanted)
    {
        (found.Name, found.NameKey) = (wanted.Name.Trim(), NameKey.Of(wanted.Name));
        (found.RawDays, found.MinuteRowDays) = (wanted.RawDays, wanted.MinuteRowDays);
    }

    static AuditEntry Entry(RetentionClass? found, RetentionWish wanted, bool shorter, string reason) =>
        new AuditEntry(
            found is null ? "retention-made" : shorter ? "retention-shortened" : "retention-edited", TwinTree.RootId,
            ("name", wanted.Name.Trim()), ("days", Days(wanted.RawDays)), ("former", Days(found?.RawDays)))
        {
            Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
        };

    static string Days(int? days) => days is { } number ? $"{number}" : "∞";
}

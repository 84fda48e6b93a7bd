using AIoT.Twin.Governance.Backups;
using AIoT.Twin.Web.Governance.Commands;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.IntegrationTests.Start;

/// <summary>Backup and restore as an administrator does them, by the program's own commands.</summary>
public sealed class RestoreTests(Databases databases) : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("twin-restore-").FullName;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    string Backup => Path.Combine(_folder, "backup");

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_backup_made_while_the_product_runs_is_whole_on_an_empty_machine(DatabaseKind kind)
    {
        await BackUpAsync(kind);
        var empty = await databases.CreateEmptyAsync(kind, Stop);

        var (status, said) = await RunAsync("restore", Backup, empty);
        Assert.True(status == 0, said);
        Assert.Contains("0 faulty", said, StringComparison.Ordinal);
        await using (var restored = await RunningTwin.StartAsync(empty, Stop))
            await SmallInstallation.AssertWholeAsync(restored, Stop);

        Assert.Equal(1, (await RunAsync("restore", Backup, empty)).Status);
        await using var untouched = await RunningTwin.StartAsync(empty, Stop);
        await SmallInstallation.AssertWholeAsync(untouched, Stop);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_backup_with_one_byte_changed_is_found_and_not_restored(DatabaseKind kind)
    {
        await BackUpAsync(kind);
        var file = Directory.GetFiles(Backup).Where(f => !f.EndsWith(BackupManifest.FileName, StringComparison.Ordinal)).Max(StringComparer.Ordinal)!;
        var bytes = await File.ReadAllBytesAsync(file, Stop);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, Stop);
        var empty = await databases.CreateEmptyAsync(kind, Stop);

        Assert.Equal(1, (await RunAsync("verify", Backup, empty)).Status);
        Assert.Equal(1, (await RunAsync("restore", Backup, empty)).Status);

        await using var fresh = await RunningTwin.StartAsync(empty, Stop);
        await Assert.ThrowsAsync<InvalidOperationException>(() => SmallInstallation.AssertWholeAsync(fresh, Stop));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_backup_never_goes_over_something_and_leaves_nothing_half(DatabaseKind kind)
    {
        var connection = await databases.CreateAsync(kind, Stop);
        Directory.CreateDirectory(Backup);

        var (status, said) = await RunAsync("backup", Backup, connection);

        Assert.Equal(1, status);
        Assert.Contains(Backup, said, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Backup));
        Assert.False(Directory.Exists($"{Backup}.part"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_damaged_chunk_is_named_by_verify_and_a_changed_audit_record_too(DatabaseKind kind)
    {
        await BackUpAsync(kind);
        var connection = await databases.CreateEmptyAsync(kind, Stop);
        Assert.Equal(0, (await RunAsync("restore", Backup, connection)).Status);
        await Tamper.WithAsync(kind, connection, Stop);

        var (status, said) = await RunAsync("verify", null, connection);

        Assert.Equal(1, status);
        Assert.Contains("audit: 0 read, 1 faulty", said, StringComparison.Ordinal);
        Assert.Matches("(chunks|journal): [0-9]+ read, 1 faulty", said);
    }

    // The cluster of the tests does not wait for the disk, which is just what a doctor must not overlook.
    [Theory]
    [InlineData(DatabaseKind.Sqlite, 0, "synchronous=FULL")]
    [InlineData(DatabaseKind.Postgres, 1, "may be lost in a power cut: fsync=off")]
    public async Task The_doctor_says_what_a_confirmation_is_worth_and_that_no_backup_was_made(DatabaseKind kind, int expected, string durability)
    {
        var (status, said) = await RunAsync("doctor", null, await databases.CreateAsync(kind, Stop));

        Assert.True(status == expected, said);
        Assert.Contains(durability, said, StringComparison.Ordinal);
        Assert.Contains("No backup was ever made", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Check.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_that_is_no_command_is_refused_with_those_there_are()
    {
        await using var output = new StringWriter();

        Assert.Equal(2, await TwinCommand.In(["bakcup"])!.RunAsync(output));
        Assert.Contains("restore FOLDER", output.ToString(), StringComparison.Ordinal);
        Assert.Null(TwinCommand.In(["--urls=http://localhost:5080"]));
    }

    async Task BackUpAsync(DatabaseKind kind)
    {
        await using var twin = await RunningTwin.StartAsync(await databases.CreateAsync(kind, Stop), Stop);
        await SmallInstallation.MakeAsync(twin, Stop);
        var made = await twin.Get<MakeBackup>().RunAsync(Backup, Stop);
        Assert.True(made is BackupResult.Made, $"{made}");
        await SmallInstallation.WriteOneMoreAsync(twin, Stop);
        Assert.Equal(Backup, (await LastAsync(twin))?.Folder);
    }

    static async Task<LastBackup?> LastAsync(RunningTwin twin)
    {
        await using var db = await twin.Get<IDbContextFactory<TwinDbContext>>().CreateDbContextAsync(Stop);
        return await LastBackup.ReadAsync(db, Stop);
    }

    async Task<(int Status, string Said)> RunAsync(string verb, string? operand, string connection)
    {
        await using var output = new StringWriter();
        string[] words = operand is null ? [verb] : [verb, operand];
        var command = TwinCommand.In(
            [.. words, $"--ConnectionStrings:Twin={connection}", $"--Twin:DataFolder={_folder}", "--Twin:MasterKey=a-master-key-of-the-tests-0123456789"])!;
        return (await command.RunAsync(output), output.ToString());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

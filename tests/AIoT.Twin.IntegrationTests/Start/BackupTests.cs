using AIoT.Twin.TestKit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace AIoT.Twin.IntegrationTests.Start;

public sealed class BackupTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_copy_made_before_a_migration_is_whole_and_the_log_names_it(DatabaseKind kind)
    {
        var folder = Directory.CreateTempSubdirectory("twin-backup-").FullName;
        try
        {
            var connection = await databases.CreateAsync(kind, Stop);
            var log = new Lines();
            var place = new DatabasePlace(kind, connection, $"Data Source={folder}/not-yet.db", folder);
            var backup = new DatabaseBackup(place, new FakeClock(DateTimeOffset.UnixEpoch), new ConfigurationBuilder().Build(), log);

            await backup.MakeAsync(Stop);

            var file = Assert.Single(Directory.GetFiles(Path.Combine(folder, "backups", "19700101T000000Z")));
            Assert.Contains(log.Written, line => line.Contains(file, StringComparison.Ordinal));
            Assert.Equal(kind is DatabaseKind.Sqlite ? "SQLite" : "PGDMP", await StartOfAsync(file));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_backup_that_fails_stops_the_start_unless_somebody_says_to_go_on()
    {
        var folder = Directory.CreateTempSubdirectory("twin-backup-").FullName;
        try
        {
            const string nobody = "Host=127.0.0.1;Port=1;Username=nobody;Database=nothing";
            var place = new DatabasePlace(DatabaseKind.Postgres, nobody, nobody, folder);
            var goOn = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Twin:MigrateWithoutBackup"] = "true" }).Build();
            var log = new Lines();

            await Assert.ThrowsAsync<StartRefusedException>(() => Of(place, new ConfigurationBuilder().Build(), log).MakeAsync(Stop));
            await Of(place, goOn, log).MakeAsync(Stop);

            Assert.Contains(log.Written, line => line.Contains("without a backup", StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static async Task<string> StartOfAsync(string file)
    {
        var bytes = await File.ReadAllBytesAsync(file, Stop);
        return System.Text.Encoding.ASCII.GetString(bytes)[..(bytes[0] == 'S' ? 6 : 5)];
    }

    static DatabaseBackup Of(DatabasePlace place, IConfiguration settings, Lines log) => new(place, new FakeClock(DateTimeOffset.UnixEpoch), settings, log);

    sealed class Lines : ILogger<DatabaseBackup>
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add(formatter(state, exception));
    }
}

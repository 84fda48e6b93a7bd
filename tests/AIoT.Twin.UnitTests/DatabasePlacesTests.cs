using Microsoft.Extensions.Configuration;

namespace AIoT.Twin.UnitTests;

public sealed class DatabasePlacesTests
{
    [Fact]
    public void Without_settings_it_is_two_sqlite_files_under_data()
    {
        var place = Read();

        Assert.Equal(DatabaseKind.Sqlite, place.Kind);
        Assert.Equal("/app/data", place.DataFolder);
        Assert.Equal("Data Source=/app/data/twin.db", place.Connection);
        Assert.Equal("Data Source=/app/data/twin-history.db", place.HistoryConnection);
    }

    [Theory]
    [InlineData("Host=db;Database=twin")]
    [InlineData("Database=twin;Username=u;Server=db")]
    [InlineData("Port=5433;host=db")]
    public void A_connection_that_names_a_host_is_postgres_whatever_comes_first(string connection)
    {
        var place = Read(("ConnectionStrings:Twin", connection));

        Assert.Equal((DatabaseKind.Postgres, connection, connection, "/app/data"), (place.Kind, place.Connection, place.HistoryConnection, place.DataFolder));
    }

    [Fact]
    public void A_file_brings_its_folder_along_and_keeps_its_options()
    {
        var place = Read(("ConnectionStrings:Twin", "Data Source=/var/lib/twin/plant.db;Pooling=false"));

        Assert.Equal("/var/lib/twin", place.DataFolder);
        Assert.Equal("Data Source=/var/lib/twin/plant-history.db;Pooling=False", place.HistoryConnection);
    }

    [Theory]
    [InlineData("oracle", null)]
    [InlineData("postgres", null)]
    [InlineData("postgres", "Data Source=twin.db")]
    [InlineData("sqlite", "Host=db")]
    [InlineData(null, "postgres://user@host/twin")]
    [InlineData(null, "Filesystem=somewhere")]
    public void What_cannot_be_told_stops_the_start_with_its_reason(string? database, string? connection) =>
        Assert.Throws<StartRefusedException>(() => Read(("Twin:Database", database), ("ConnectionStrings:Twin", connection)));

    static DatabasePlace Read(params (string Key, string? Value)[] settings) => DatabasePlaces.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => s.Value)).Build(), "/app");
}

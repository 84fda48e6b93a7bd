using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance.People;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.IntegrationTests.Start;

/// <summary>What fits the product's model to two databases, on shapes the product may come to use.</summary>
public sealed class ModelFitTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_hierarchy_a_json_list_and_a_user_come_back_as_they_went_in(DatabaseKind kind)
    {
        var connection = await databases.CreateEmptyAsync(kind, Stop);
        var at = DateTimeOffset.UnixEpoch.AddTicks(12_345_670);
        await using (var db = Context(kind, connection))
        {
            await db.Database.EnsureCreatedAsync(Stop);
            db.Add(new Bike { Id = 1, MadeAt = at, Gears = 21, Parts = [new() { Name = "bell", At = at }, new() { Name = "lamp", At = at }] });
            db.Add(new Boat { Id = 2, MadeAt = at.AddSeconds(1), Sails = 2 });
            db.Add(new Person { Id = Guid.CreateVersion7(), UserName = "ada", DisplayName = "Ada", Since = at });
            await db.SaveChangesAsync(Stop);
        }

        await using var again = Context(kind, connection);
        var vehicles = await again.Set<Vehicle>().OrderByDescending(v => v.MadeAt).ToListAsync(Stop);
        Assert.Equal([2, 1], vehicles.Select(v => v.Id));
        var bike = Assert.IsType<Bike>(vehicles[1]);
        Assert.Equal((at, 21, "lamp", at), (bike.MadeAt, bike.Gears, bike.Parts[1].Name, bike.Parts[1].At));
        Assert.Equal(at, (await again.Users.SingleAsync(Stop)).Since);
        Assert.Equal(at.ToMicroseconds(), (await again.Users.Where(u => u.Since >= at).SingleAsync(Stop)).Since.ToMicroseconds());
    }

    static Shapes Context(DatabaseKind kind, string connection)
    {
        var options = new DbContextOptionsBuilder<Shapes>();
        return new(kind is DatabaseKind.Postgres ? options.UseNpgsql(connection).Options : options.UseSqlite(connection).Options);
    }

    sealed class Shapes(DbContextOptions<Shapes> options) : IdentityUserContext<Person, Guid>(options)
    {
        protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
        {
            if (Database.IsSqlite())
                ModelFit.TimeAsMicroseconds(configurationBuilder);
        }

        protected override void OnModelCreating(ModelBuilder builder)
        {
            base.OnModelCreating(builder);
            builder.Entity<Person>().ToTable("person", "people");
            builder.Entity<Vehicle>(vehicle => vehicle.ToTable("vehicle", "yard"));
            builder.Entity<Bike>().OwnsMany(b => b.Parts, parts => parts.ToJson());
            builder.Entity<Boat>();
            ModelFit.SnakeCaseColumns(builder);
            if (Database.IsSqlite())
                ModelFit.PrefixTables(builder);
        }
    }

    abstract class Vehicle
    {
        public int Id { get; init; }

        public DateTimeOffset MadeAt { get; init; }
    }

    sealed class Bike : Vehicle
    {
        public int Gears { get; init; }

        public List<Part> Parts { get; init; } = [];
    }

    sealed class Boat : Vehicle
    {
        public int Sails { get; init; }
    }

    sealed class Part
    {
        public required string Name { get; init; }

        public DateTimeOffset At { get; init; }
    }
}

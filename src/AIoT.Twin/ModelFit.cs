using System.Text;
using AIoT.Twin.Acquisition;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AIoT.Twin;

/// <summary>What makes one model fit two databases.</summary>
static class ModelFit
{
    const string Binary = "twin:binary";

    /// <summary>Compared and ordered by bytes on both databases: keys of names, paths, cursors.</summary>
    public static PropertyBuilder<T> IsBinary<T>(this PropertyBuilder<T> property) => property.HasAnnotation(Binary, true);

    /// <summary>SQLite's provider can neither order nor compare DateTimeOffset.</summary>
    public static void TimeAsMicroseconds(ModelConfigurationBuilder conventions) =>
        conventions.Properties<DateTimeOffset>().HaveConversion<Microseconds>();

    public static void SnakeCaseColumns(ModelBuilder model)
    {
        foreach (var entity in Tables(model))
        {
            var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
            foreach (var property in entity.GetDeclaredProperties())
                property.SetColumnName(SnakeCase(property.GetColumnName(table) ?? property.Name));
        }
    }

    /// <summary>SQLite has no schemas. Names are read before any is set: types that share a table would be prefixed twice.</summary>
    public static void PrefixTables(ModelBuilder model)
    {
        var named = Tables(model).Where(e => e.BaseType is null)
            .Select(e => (Entity: e, Schema: e.GetSchema(), Table: e.GetTableName()))
            .Where(e => e.Schema is not null)
            .ToList();
        foreach (var (entity, schema, table) in named)
        {
            entity.SetTableName($"{schema}_{table}");
            entity.SetSchema(null);
        }
    }

    public static void BinaryCollation(ModelBuilder model)
    {
        foreach (var property in Tables(model).SelectMany(e => e.GetDeclaredProperties()).Where(p => p.FindAnnotation(Binary) is not null))
            property.SetCollation("C");
    }

    static IEnumerable<IMutableEntityType> Tables(ModelBuilder model) =>
        model.Model.GetEntityTypes().Where(e => !e.IsMappedToJson() && e.GetTableName() is not null);

    static string SnakeCase(string name)
    {
        var snake = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var starts = char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_' && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (starts)
                snake.Append('_');
            snake.Append(char.ToLowerInvariant(name[i]));
        }

        return snake.ToString();
    }

    sealed class Microseconds() : ValueConverter<DateTimeOffset, long>(time => time.ToMicroseconds(), us => us.ToTime());
}

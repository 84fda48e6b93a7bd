using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AIoT.Twin.Telemetry.Calendars;

sealed class SiteCalendarConfiguration : IEntityTypeConfiguration<SiteCalendarRow>
{
    static readonly ValueComparer<CalendarPlan> s_byContent = new((a, b) => a == b, plan => plan.GetHashCode(), plan => plan);

    public void Configure(EntityTypeBuilder<SiteCalendarRow> builder)
    {
        builder.ToTable("site_calendar", "telemetry");
        builder.HasKey(c => c.SiteId);
        builder.Property(c => c.SiteId).ValueGeneratedNever();
        builder.Property(c => c.Plan).HasConversion(plan => Write(plan), json => Read(json), s_byContent);
        builder.Property(c => c.Version).IsConcurrencyToken();
    }

    static string Write(CalendarPlan plan) => JsonSerializer.Serialize(plan, CalendarJson.Default.CalendarPlan);

    static CalendarPlan Read(string json) => JsonSerializer.Deserialize(json, CalendarJson.Default.CalendarPlan)!;
}

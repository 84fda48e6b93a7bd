using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Calendars;
using AIoT.Twin.Web.Shell;

namespace AIoT.Twin.Web.Outcomes;

/// <summary>Working time of sites, which every figure per shift, day or week is counted by.</summary>
static class CalendarsApi
{
    public static void MapCalendars(this IEndpointRouteBuilder api)
    {
        api.MapGet("/sites/{id:guid}/calendar", Get);
        api.MapPut("/sites/{id:guid}/calendar", SetAsync);
    }

    static IResult Get(HttpContext context, Guid id, ITwinTreeSource source, IAccess access, ICalendars calendars)
    {
        if (source.Tree.SiteOf(id) is not { } site || site.Id != id)
            return ApiProblem.NotFound("site");
        if (!access.May(context.Caller(), Permission.TwinsRead, id))
            return ApiProblem.Forbidden(nameof(Permission.TwinsRead));
        var calendar = calendars.Of(site);
        return TypedResults.Ok(new CalendarModel(site.Zone.Id, calendar.Given, calendar.Plan));
    }

    static async Task<IResult> SetAsync(HttpContext context, Guid id, CalendarPlan plan, SetSiteCalendar set,
        CancellationToken cancellationToken)
    {
        var result = await set.RunAsync(context.Caller(), id, plan, context.ExpectedVersion(), cancellationToken);
        if (result is SetSiteCalendarResult.Refused refused)
            return ApiProblem.From<OutcomesText>(refused.Why);
        context.Tag(((SetSiteCalendarResult.Done)result).Version);
        return TypedResults.NoContent();
    }
}

sealed record CalendarModel(string TimeZone, bool Given, CalendarPlan Plan);

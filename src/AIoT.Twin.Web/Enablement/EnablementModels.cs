using AIoT.Twin.Enablement.Insights;
using AIoT.Twin.Enablement.Teams;

namespace AIoT.Twin.Web.Enablement;

/// <summary>An insight to deliver, as a program sends it.</summary>
sealed record NewInsightModel(Guid TwinId, Guid? SubjectId, string Cause, string Code, Dictionary<string, string>? Arguments, DateTimeOffset? DueAt, Guid? Source);

sealed record ActModel(string Found);

sealed record DismissModel(DismissReason Reason);

sealed record NewTeamModel(string Name, Guid TwinId);

sealed record MemberModel(Guid PersonId);

sealed record RosterModel(IReadOnlyList<ShiftTime> Shifts);

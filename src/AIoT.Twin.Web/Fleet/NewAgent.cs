namespace AIoT.Twin.Web.Fleet;

sealed record NewAgent(string Name, Guid Twin);

/// <summary>The only time the key is seen.</summary>
sealed record EnrolledAgent(Guid Id, string Key);

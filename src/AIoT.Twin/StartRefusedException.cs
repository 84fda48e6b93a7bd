namespace AIoT.Twin;

/// <summary>Stops the start with a reason a person can act on: a bad setting, a second process, a database that is newer.</summary>
public sealed class StartRefusedException(string reason) : Exception(reason);

namespace AIoT.Twin.Web.Modelling;

/// <summary>Which window is open over the twins.</summary>
enum TwinDialog { None, Create, Rename, Move, Retire }

/// <summary>What was just done, and how to take it back where that is one step.</summary>
public sealed record Notice(string Text, Func<Task>? Undo = null);

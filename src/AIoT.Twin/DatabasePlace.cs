namespace AIoT.Twin;

public enum DatabaseKind { Sqlite, Postgres }

/// <summary>Where this installation keeps its data: the model, the historian (the same PostgreSQL, or a second SQLite file) and the folder.</summary>
public sealed record DatabasePlace(DatabaseKind Kind, string Connection, string HistoryConnection, string DataFolder);

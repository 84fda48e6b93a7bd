namespace AIoT.Twin.Telemetry.Lake;

/// <summary>The moments of an export between which a process may end.</summary>
enum LakeStep { Marked, CursorMoved, FileWritten, FilesNamed, ManifestNamed, Tidied }

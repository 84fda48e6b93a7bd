namespace AIoT.Twin.Governance.Backups;

/// <summary>Why a backup was not made, does not hold or was not restored, as a code with what it is about.</summary>
public sealed record BackupProblem(string Code, string Argument = "")
{
    public const string FolderTaken = "backup-folder-taken";
    public const string ToolMissing = "backup-tool-missing";
    public const string CopyFailed = "backup-copy-failed";
    public const string NoManifest = "backup-no-manifest";
    public const string NewerFormat = "backup-newer";
    public const string FileMissing = "backup-file-missing";
    public const string FileChanged = "backup-file-changed";
    public const string FileDamaged = "backup-file-damaged";
    public const string OtherDatabase = "backup-other-database";
    public const string TargetNotEmpty = "restore-target-not-empty";
    public const string RestoreFailed = "restore-failed";
}

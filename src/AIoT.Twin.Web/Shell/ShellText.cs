namespace AIoT.Twin.Web.Shell;

/// <summary>Names the resource file of the shell's texts.</summary>
public sealed class ShellText;

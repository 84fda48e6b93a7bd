using System.ComponentModel;
using System.Diagnostics;

namespace AIoT.Twin.IntegrationTests;

/// <summary>A disk of a few megabytes in memory, which only root may mount; a test that needs one says why it did not run.</summary>
sealed class SmallDisk : IDisposable
{
    SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    public static SmallDisk Mount(int megabytes)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "A small disk can be mounted by root only.");
        var folder = Directory.CreateTempSubdirectory("small-disk-").FullName;
        if (Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", folder) is { } why)
        {
            Directory.Delete(folder);
            Assert.Skip($"A small disk could not be mounted: {why}");
        }

        return new SmallDisk(folder);
    }

    public void Grow(int megabytes) => Assert.Null(Run("mount", "-o", $"remount,size={megabytes}m", Folder));

    static string? Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            var said = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : said;
        }
        catch (Win32Exception e)
        {
            return e.Message;
        }
    }

    public void Dispose()
    {
        _ = Run("umount", "-l", Folder);
        Directory.Delete(Folder, recursive: true);
    }
}

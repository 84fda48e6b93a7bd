using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Lake;

/// <summary>
/// Where the lake's files lie. Files are made on a local disk first and then published together; a store of objects would upload them
/// here and publish the manifest last. Only the local folder is built.
/// </summary>
interface ILakeStore : INamed
{
    /// <summary>Where people find it.</summary>
    string Place { get; }

    /// <summary>All days with their manifests; a manifest that cannot be read is named by its folder with none.</summary>
    IEnumerable<(string Folder, LakeManifest? Manifest)> Load();

    /// <summary>An empty place on a local disk for the files of a new version of a day.</summary>
    string Prepare(string site, DateOnly day);

    /// <summary>Makes files that were made in the prepared place visible, the manifest last; afterwards a crash loses nothing.</summary>
    void Publish(string folder, LakeManifest manifest, Action<LakeStep> reached);

    /// <summary>Removes what the manifest does not list; what is gone already is no failure.</summary>
    void Tidy(string folder, LakeManifest? manifest);

    /// <summary>Where a file of a day can be read by a program of this machine.</summary>
    string PathOf(string folder, LakeFile file);

    /// <summary>Null where nobody knows.</summary>
    long? FreeBytes { get; }
}

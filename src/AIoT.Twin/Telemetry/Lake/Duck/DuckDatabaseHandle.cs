using System.Runtime.InteropServices;

namespace AIoT.Twin.Telemetry.Lake.Duck;

sealed class DuckDatabaseHandle(nint database) : SafeHandle(database, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        DuckApi.Close(ref handle);
        return true;
    }
}

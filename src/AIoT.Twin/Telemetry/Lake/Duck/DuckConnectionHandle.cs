using System.Runtime.InteropServices;

namespace AIoT.Twin.Telemetry.Lake.Duck;

sealed class DuckConnectionHandle(nint connection) : SafeHandle(connection, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        DuckApi.Disconnect(ref handle);
        return true;
    }
}

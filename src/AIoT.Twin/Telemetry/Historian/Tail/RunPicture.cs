using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;

namespace AIoT.Twin.Telemetry.Historian.Tail;

/// <summary>A run at one moment: packed blocks and the samples not yet packed.</summary>
sealed record RunPicture(EncodedBlock[] Blocks, Sample[] Rest)
{
    public int Count => Blocks.Length + Rest.Length;
}

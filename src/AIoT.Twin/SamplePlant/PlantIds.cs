using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using AIoT.Twin.SamplePlant.Physics;

namespace AIoT.Twin.SamplePlant;

/// <summary>Ids of one installation of the plant: version 7 of its time, the rest from the name, so a repeated step makes the same ones.</summary>
sealed class PlantIds(long installedUs)
{
    const long Millisecond = Us.Second / 1000;

    public Guid Of(string kind, string name)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{installedUs}/{kind}/{name}"), bytes);
        BinaryPrimitives.WriteUInt64BigEndian(bytes, (ulong)(installedUs / Millisecond) << 16 | BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]));
        bytes[6] = (byte)(bytes[6] & 0x0F | 0x70);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes[..16], bigEndian: true);
    }

    public Guid Twin(string path) => Of("twin", path);

    public Guid Signal(string path) => Of("signal", path);

    public Guid Person(string name) => Of("person", name);

    public Guid Source(string name) => Of("source", name);
}

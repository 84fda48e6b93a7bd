using System.Globalization;

namespace AIoT.Twin.Acquisition.Drivers;

static class WriteNumbers
{
    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}

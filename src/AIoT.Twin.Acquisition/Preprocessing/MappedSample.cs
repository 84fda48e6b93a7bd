using AIoT.Twin.Acquisition.Encoding;

namespace AIoT.Twin.Acquisition.Preprocessing;

static class MappedSample
{
    extension(Sample sample)
    {
        /// <summary>The sample with another value, which is bad when it left the numbers on the way.</summary>
        public Sample Mapped(double value)
        {
            var left = double.IsFinite(sample.Value) && !double.IsFinite(value);
            return sample with
            {
                Bits = BitConverter.DoubleToInt64Bits(value),
                Status = left ? SampleStatus.BadOutOfRange : sample.Status,
            };
        }

        /// <summary>A value that a rule put in the place of another.</summary>
        public Sample Replaced(double value, ushort status) => sample with { Bits = BitConverter.DoubleToInt64Bits(value), Status = status };

        /// <summary>Whether the value of a double counts: not bad, and a number.</summary>
        public bool IsUsed => SampleNumber.IsUsed(sample.Status, sample.Value);
    }
}

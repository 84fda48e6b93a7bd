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
    }
}

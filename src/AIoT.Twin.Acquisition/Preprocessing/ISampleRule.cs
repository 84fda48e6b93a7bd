namespace AIoT.Twin.Acquisition.Preprocessing;

/// <summary>One step between device and storage, for one binding; it may change the sample or hold it back.</summary>
interface ISampleRule
{
    bool Pass(ref Sample sample);
}

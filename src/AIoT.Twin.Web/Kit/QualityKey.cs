using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Web.Kit;

/// <summary>The resource key of a status code's plain words.</summary>
public static class QualityKey
{
    public static string Of(ushort status) => status switch
    {
        SampleStatus.Good => "Quality.Good",
        SampleStatus.UncertainLastUsableValue => "Status.LastUsableValue",
        SampleStatus.UncertainSensorNotAccurate => "Status.SensorNotAccurate",
        SampleStatus.UncertainOutsideRange => "Status.OutsideRange",
        SampleStatus.BadCommunicationError => "Status.CommunicationError",
        SampleStatus.BadDecodingError => "Status.DecodingError",
        SampleStatus.BadTimeout => "Status.Timeout",
        SampleStatus.BadNoCommunication => "Status.NoCommunication",
        SampleStatus.BadWaitingForInitialData => "Status.WaitingForInitialData",
        SampleStatus.BadOutOfRange => "Status.OutOfRange",
        SampleStatus.BadConfigurationError => "Status.ConfigurationError",
        SampleStatus.BadNotConnected => "Status.NotConnected",
        SampleStatus.BadDeviceFailure => "Status.DeviceFailure",
        SampleStatus.BadSensorFailure => "Status.SensorFailure",
        SampleStatus.BadOutOfService => "Status.OutOfService",
        SampleStatus.BadNotANumber => "Status.NotANumber",
        _ => SampleStatus.QualityOf(status) switch
        {
            Quality.Good => "Quality.Good",
            Quality.Uncertain => "Quality.Uncertain",
            _ => "Quality.Bad",
        },
    };
}

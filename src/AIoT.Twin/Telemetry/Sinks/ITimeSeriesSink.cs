using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;

namespace AIoT.Twin.Telemetry.Sinks;

/// <summary>One kind of place that samples are sent to; a new one is one class and one line in the module.</summary>
public interface ITimeSeriesSink : INamed
{
    IReadOnlyList<Field> Settings { get; }

    /// <summary>What can be promised with these settings when something is sent again.</summary>
    SinkGuarantee GuaranteeOf(FieldValues settings);

    /// <summary>What is wrong with settings that are right one by one; null when nothing is.</summary>
    FieldProblem? Check(FieldValues settings);

    /// <summary>Makes the connection of a sink; nothing is sent before it is asked for something.</summary>
    ISinkConnection Open(SinkContext context);
}

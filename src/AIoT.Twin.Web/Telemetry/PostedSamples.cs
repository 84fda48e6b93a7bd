using System.Globalization;
using System.Text.Json;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Historian.Writing;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>Makes a batch of what was posted; a problem instead when it cannot be taken at all.</summary>
sealed class PostedSamples(ISeriesCatalog catalog, ITwinTreeSource twins, IAccess access)
{
    const int LongestProducer = 200;

    public async Task<(SampleBatch? Batch, ProblemHttpResult? Problem)> ReadAsync(
        Caller caller, SamplesModel posted, BatchAck ack, CancellationToken cancellationToken)
    {
        if (posted.Samples is null)
            return (null, ApiProblem.Field("field-missing", "samples", "There are no samples."));
        if (posted.Producer.Length > LongestProducer)
            return (null, ApiProblem.Field("too-long", "producer", "The producer's name is too long.", ("longest", LongestProducer)));
        var reading = new Reading(posted.Samples.Count);
        foreach (var sample in posted.Samples)
        {
            if (sample is null)
                return (null, ApiProblem.Field("field-missing", "samples", "A sample is null."));
            var series = await SeriesAsync(caller, posted.Backfill, sample, reading, cancellationToken);
            if (reading.Problem is null)
                reading.Add(sample, series);
            if (reading.Problem is not null)
                return (null, reading.Problem);
        }

        var batch = new SampleBatch($"{caller.Id}/{posted.Producer}", posted.Epoch, posted.Number, reading.Samples, ack)
        {
            Backfill = posted.Backfill,
            Strings = reading.Texts,
            Unfit = reading.Unfit,
            Sent = reading.Sent,
        };
        return (batch, null);
    }

    // Null for a signal nobody knows: its samples are set aside. A known one must be the caller's to write.
    async ValueTask<SeriesInfo?> SeriesAsync(Caller caller, bool backfill, SampleModel sample, Reading reading, CancellationToken cancellationToken)
    {
        if (reading.Known.TryGetValue(sample.Signal, out var known))
            return known;
        var needed = backfill ? Permission.TelemetryBackfill : Permission.TelemetryWrite;
        var node = twins.Tree.Signal(sample.Signal);
        if (node is not null && !access.May(caller, needed, node.TwinId))
        {
            reading.Problem = ApiProblem.Of(
                StatusCodes.Status403Forbidden, "forbidden", "The caller may not write this signal.", ("permission", needed.ToString()), ("signal", sample.Signal));
            return null;
        }

        return reading.Known[sample.Signal] = node is null ? null : await catalog.EnsureAsync(node.Id, node.Kind, node.Unit, cancellationToken);
    }

    sealed class Reading(int count)
    {
        readonly Sample[] _samples = new Sample[count];
        readonly List<string> _texts = [];
        readonly List<QuarantinedSample> _unfit = [];
        readonly Dictionary<int, SentValue> _sent = [];
        int _at;

        public Dictionary<Guid, SeriesInfo?> Known { get; } = [];

        public ProblemHttpResult? Problem { get; set; }

        public ReadOnlyMemory<Sample> Samples => _samples;

        public IReadOnlyList<string> Texts => _texts;

        public IReadOnlyList<QuarantinedSample> Unfit => _unfit;

        public IReadOnlyDictionary<int, SentValue> Sent => _sent;

        public void Add(SampleModel sample, SeriesInfo? series)
        {
            if (sample.Status is < 0 or > ushort.MaxValue)
                Problem = Wrong("status-out-of-range", "status", "The status is the upper half of an OPC UA status code: 0 to 65535.");
            else if (!TryTime(sample.Time, out var time))
                Problem = Wrong("time-unreadable", "time", "The time is not RFC 3339 with an offset.");
            else
                Add(sample, series, time);
        }

        void Add(SampleModel sample, SeriesInfo? series, long time)
        {
            var status = (ushort)sample.Status;
            var bits = 0L;
            if (IsNotFinite(sample.Value, status))
            {
                Problem = Wrong("not-finite", "value", "The value is missing or no finite number; where there is none, say so with a bad status.");
                return;
            }

            if (series is null)
                _sent[_at] = AsSent(sample);
            else if (!TryBits(sample.Value, series.Kind, out bits))
                SetAside(sample);
            _samples[_at++] = new Sample(series?.Handle ?? -1, status, time, bits);
        }

        void SetAside(SampleModel sample)
        {
            _unfit.Add(new QuarantinedSample(_at, QuarantineReason.WrongKind));
            _sent[_at] = AsSent(sample);
        }

        static SentValue AsSent(SampleModel sample) => new(sample.Signal, sample.Value.ValueKind switch
        {
            JsonValueKind.Undefined or JsonValueKind.Null => null,
            JsonValueKind.String => sample.Value.GetString(),
            _ => sample.Value.GetRawText(),
        });

        static bool IsNotFinite(JsonElement value, ushort status) => value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => SampleStatus.QualityOf(status) != Quality.Bad,
            JsonValueKind.Number => !value.TryGetDouble(out var number) || !double.IsFinite(number),
            _ => false,
        };

        bool TryBits(JsonElement value, ValueKind kind, out long bits)
        {
            bits = kind is ValueKind.Double ? BitConverter.DoubleToInt64Bits(double.NaN) : 0;
            switch (kind, value.ValueKind)
            {
                case (ValueKind.Text, JsonValueKind.String or JsonValueKind.Null or JsonValueKind.Undefined):
                    bits = _texts.Count;
                    _texts.Add(value.ValueKind is JsonValueKind.String ? value.GetString()! : "");
                    return true;
                case (_, JsonValueKind.Null or JsonValueKind.Undefined):
                    return true;
                case (ValueKind.Double, JsonValueKind.Number):
                    bits = BitConverter.DoubleToInt64Bits(value.GetDouble());
                    return true;
                case (ValueKind.Integer or ValueKind.State, JsonValueKind.Number):
                    return value.TryGetInt64(out bits);
                case (ValueKind.Boolean, JsonValueKind.True or JsonValueKind.False):
                    bits = value.GetBoolean() ? 1 : 0;
                    return true;
                default:
                    return false;
            }
        }

        // With an offset always: a time without one would be another time on another server.
        static bool TryTime(string? text, out long time)
        {
            time = 0;
            if (text is not { Length: >= 20 } || !(text[^1] is 'Z' or 'z' || (text[^3] == ':' && text[^6] is '+' or '-')))
                return false;
            if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed))
                return false;
            time = parsed.ToMicroseconds();
            return true;
        }

        ProblemHttpResult Wrong(string code, string field, string title) => ApiProblem.Field(code, $"samples[{_at}].{field}", title);
    }
}

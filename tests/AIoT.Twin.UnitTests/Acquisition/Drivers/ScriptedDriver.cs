using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;

namespace AIoT.Twin.UnitTests.Acquisition.Drivers;

/// <summary>A driver that does what a test says, source by source.</summary>
sealed class ScriptedDriver : ISourceDriver
{
    public ConcurrentDictionary<Guid, Script> Scripts { get; } = [];

    public string Name => "scripted";

    public IReadOnlyList<Field> Settings => [];

    public IReadOnlyList<Field> AddressFields => [];

    public bool Polls { get; init; } = true;

    public AddressCheck CheckAddress(FieldValues address) => new AddressCheck.Resolved("", ValueShape.Real, []);

    public ISourceConnection Open(SourceContext context)
    {
        var script = Scripts.GetOrAdd(context.Source, _ => new Script());
        script.Opened++;
        return new Connection(script);
    }

    public sealed class Script
    {
        readonly Channel<Func<SampleBatch>> _steps = Channel.CreateUnbounded<Func<SampleBatch>>();

        public int Opened { get; set; }

        public int Closed { get; set; }

        public int Reads { get; set; }

        /// <summary>When set, every attempt to read ends with it.</summary>
        public Exception? Fails { get; set; }

        public void Yield(params Sample[] samples) => Yield(BatchAck.None, samples);

        public void Yield(BatchAck ack, params Sample[] samples) => _steps.Writer.TryWrite(() => new SampleBatch("scripted", 0, null, samples, ack));

        public void Throw(Exception failure) => _steps.Writer.TryWrite(() => throw failure);

        public ChannelReader<Func<SampleBatch>> Steps => _steps.Reader;
    }

    sealed class Connection(Script script) : ISourceConnection
    {
        public async IAsyncEnumerable<SampleBatch> ReadAsync(
            IReadOnlyList<SourceBinding> bindings, ISourceReport report, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            script.Reads++;
            if (script.Fails is { } failure)
                throw failure;
            await foreach (var step in script.Steps.ReadAllAsync(cancellationToken))
                yield return step();
        }

        public Task<TestReport> TestAsync(CancellationToken cancellationToken) => Task.FromResult(new TestReport([SourceLayer.Tcp], null));

        public Task<BrowseResult> BrowseAsync(string? node, CancellationToken cancellationToken) =>
            Task.FromResult<BrowseResult>(new BrowseResult.Unsupported());

        public Task<AddressPreview?> PreviewAsync(FieldValues address, CancellationToken cancellationToken) => Task.FromResult<AddressPreview?>(null);

        public Task<WriteOutcome> WriteAsync(WritePermit permit, CancellationToken cancellationToken) =>
            Task.FromResult<WriteOutcome>(new WriteOutcome.Written(permit.RawValue));

        public ValueTask DisposeAsync()
        {
            script.Closed++;
            return ValueTask.CompletedTask;
        }
    }
}

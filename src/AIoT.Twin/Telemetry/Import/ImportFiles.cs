using AIoT.Twin.Telemetry.Import.Files;

namespace AIoT.Twin.Telemetry.Import;

/// <summary>Opens a file as its plan says it is.</summary>
static class ImportFiles
{
    /// <summary>Stands before the first row that has values.</summary>
    public static RecordReader Open(string path, ImportPlan plan, int memoryMegabytes, CancellationToken cancellationToken)
    {
        if (plan.Format is ImportFormat.Parquet)
            return new ParquetRecords(path, memoryMegabytes / 2, cancellationToken);
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        var records = new CsvRecords(file, plan.Encoding, (byte)plan.Delimiter[0]);
        for (var line = 0; line < plan.HeaderLines && records.Read(cancellationToken); line++)
        {
            // Passed over.
        }

        return records;
    }
}

using System.Collections.Concurrent;

namespace AIoT.Twin.Governance.Audit;

/// <summary>Keeps a caller who is refused again and again from filling the audit.</summary>
sealed class RefusalLimit
{
    const int PerMinute = 10;

    readonly ConcurrentDictionary<Guid, Counted> _byPrincipal = [];

    /// <summary>Null when it is only counted, otherwise how many were only counted before.</summary>
    public int? Pass(Guid principal, DateTimeOffset now)
    {
        var counted = _byPrincipal.GetOrAdd(principal, _ => new Counted());
        lock (counted)
        {
            if (now - counted.Since >= TimeSpan.FromMinutes(1))
                (counted.Since, counted.Written) = (now, 0);
            if (counted.Written == PerMinute)
            {
                counted.Suppressed++;
                return null;
            }

            counted.Written++;
            var suppressed = counted.Suppressed;
            counted.Suppressed = 0;
            return suppressed;
        }
    }

    sealed class Counted
    {
        public DateTimeOffset Since { get; set; }

        public int Written { get; set; }

        public int Suppressed { get; set; }
    }
}

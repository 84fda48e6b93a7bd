#!/usr/bin/env bash
# Measures one thing beside what others do it with, on a PostgreSQL of its own; the last line is JSON.
#   ./bench.sh ingest    storing samples, beside COPY and InfluxDB
#   ./bench.sh window    spans of an hour to a year to a thousand points, beside date_bin and InfluxDB
#   ./bench.sh sqlite    the embedded default beside PostgreSQL
#   ./bench.sh soak      50,000 samples a second in small messages and twenty charts for 30 minutes; soak MINUTES [postgres|sqlite]
#   ./bench.sh growth    10 million to 1,000 million samples: rate, start after a crash, window, disk
#   ./bench.sh trends    twelve pens over a month of seconds, as the trends page asks; with FOLDER and ids of signals it fills those, to time the page
#   ./bench.sh codec     the sample codec alone
#   ./bench.sh lake      out to Parquet files and back in, beside COPY
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
if [[ "${1:-}" = window || "${1:-}" = ingest ]] && ! [ -x /usr/bin/influxd ]; then
    if [ "$(id -u)" -eq 0 ]; then
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends influxdb; } >&2
    else
        echo "InfluxDB is not installed, and only root can install it: apt-get install influxdb" >&2
    fi
fi
dotnet build tests/AIoT.Twin.Benchmarks -c Release -m:"${JOBS:-2}" -v quiet >&2
exec dotnet artifacts/bin/AIoT.Twin.Benchmarks/release/AIoT.Twin.Benchmarks.dll "$@"

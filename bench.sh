#!/usr/bin/env bash
# Measures one thing beside what others do it with, on a PostgreSQL of its own; the last line is JSON.
#   ./bench.sh ingest    storing samples, beside COPY
#   ./bench.sh window    a month of seconds to a thousand points, beside date_bin
#   ./bench.sh codec     the sample codec alone
#   ./bench.sh lake      out to Parquet files and back in, beside COPY
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet build tests/AIoT.Twin.Benchmarks -c Release -m:"${JOBS:-2}" -v quiet >&2
exec dotnet artifacts/bin/AIoT.Twin.Benchmarks/release/AIoT.Twin.Benchmarks.dll "$@"

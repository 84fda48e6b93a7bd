// Fills a small plant with a released program and keeps its databases: see README.md.
// node make.mjs FOLDER-OF-THE-BUILT-PROGRAM NAME [CONNECTION-STRING-OF-AN-EMPTY-POSTGRESQL PG_DUMP-URL]
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const [program, name, connection, url] = process.argv.slice(2);
const here = join(dirname(fileURLToPath(import.meta.url)), name);
const data = mkdtempSync(join(tmpdir(), "twin-release-"));
const key = "a-bootstrap-key-of-the-tests-0123456789";
const address = "http://127.0.0.1:5971";
const settings = {
  Twin__DataFolder: data, Twin__SamplePlant: "false", Twin__BootstrapKey: key, Twin__MasterKey: "a-master-key-of-the-tests-0123456789",
  Twin__Historian__FlushAge: "00:00:01", ...(connection ? { ConnectionStrings__Twin: connection } : {}),
};
mkdirSync(here, { recursive: true });
const running = spawn("dotnet", ["AIoT.Twin.Web.dll", "--urls", address], { cwd: program, env: { ...process.env, ...settings }, stdio: ["ignore", "ignore", "inherit"] });

async function call(method, path, body) {
  const answer = await fetch(address + path, {
    method, headers: { authorization: `Bearer ${key}`, "content-type": "application/json" }, body: body && JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.status === 204 ? null : answer.json();
}

for (let tries = 0; ; tries++) {
  try { if ((await fetch(`${address}/healthz`)).ok) break; } catch { if (tries > 120) throw new Error("The program did not start."); }
  await pause(500);
}

const twin = async (typeId, text, parentId, properties) => (await call("POST", "/api/v1/twins", { typeId, name: text, parentId, properties, typeSignals: false })).id;
const signal = async (of, text, unit, kind) => (await call("POST", `/api/v1/twins/${of}/signals`, { name: text, unit, kind })).id;
const enterprise = await twin("dtmi:aiot:twin:Enterprise;1", "Nordwerk", null, { currency: "EUR" });
const site = await twin("dtmi:aiot:twin:Site;1", "Lübeck", enterprise, { timeZone: "Europe/Berlin", currency: "EUR" });
const line = await twin("dtmi:aiot:twin:ProductionLine;1", "Line 1", site);
const oven = await twin("dtmi:aiot:twin:Oven;1", "Oven", line);
const signals = [
  await signal(oven, "Zone temperature", "Cel", "double"), await signal(oven, "Door open", "1", "boolean"),
  await signal(oven, "Belt state", "1", "state"), await signal(oven, "Pieces", "1", "integer"), await signal(oven, "Batch", "1", "text"),
];

// Values a reader can compute again: see ReleaseTests.
const start = Date.UTC(2026, 0, 28);
const value = [i => Math.round(2000 + (i * 7) % 113) / 10, i => i % 5 === 0, i => Math.floor(i / 50) % 4, i => i * 1000003, i => `B-${Math.floor(i / 20)}`];
const batch = (from, to, number) => ({
  producer: "release", epoch: 1, number,
  samples: signals.flatMap((id, s) => Array.from({ length: to - from }, (_, k) => ({ signal: id, time: new Date(start + (from + k) * 60000).toISOString(), value: value[s](from + k) }))),
});
for (let number = 1, from = 0; from < 7200; from += 600, number++) await call("POST", "/api/v1/samples", batch(from, from + 600, number));
await pause(4000);
// In chunks by now: one that comes late, one corrected, and a tail that is left in the journal.
await call("POST", "/api/v1/samples", { producer: "release", epoch: 1, number: 13, samples: [
  { signal: signals[0], time: new Date(start + 90 * 60000 + 30000).toISOString(), value: 1.5 }, { signal: signals[0], time: new Date(start + 100 * 60000).toISOString(), value: 2.5 }] });
await pause(4000);
await call("POST", "/api/v1/samples", batch(7200, 7210, 14));
running.kill(connection ? "SIGKILL" : "SIGTERM");
await new Promise(done => running.once("exit", done));

if (connection) {
  execFileSync("sh", ["-c", `pg_dump --no-owner --no-privileges "${url}" | gzip -9n > "${join(here, "postgres.sql.gz")}"`]);
} else {
  rmSync(join(here, "sqlite.zip"), { force: true });
  // With its write-ahead log, where there is one.
  execFileSync("sh", ["-c", `zip -9jXq "${join(here, "sqlite.zip")}" twin*.db twin*.db-wal 2>/dev/null || zip -9jXq "${join(here, "sqlite.zip")}" twin*.db`], { cwd: data });
}
rmSync(data, { recursive: true });
console.log(`Kept in ${here}.`);

import { HubConnectionBuilder, LogLevel, type ISubscription } from "@microsoft/signalr";

export interface News {
  samples: { signal: string; time: string; value: number | boolean | null; quality: "good" | "uncertain" | "bad"; status: number }[];
  dropped: number;
}

/** Live values for pages outside the circuit. "latest" coalesces; "stream" gives every sample and counts what was lost. */
export async function watch(signals: string[], onNews: (news: News) => void, how: "latest" | "stream" = "latest", onLost?: (why: string) => void) {
  const connection = new HubConnectionBuilder()
    .withUrl("/hubs/telemetry")
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: retry => Math.min(500 * 2 ** retry.previousRetryCount, 15_000) * (0.5 + Math.random() / 2) })
    .configureLogging(LogLevel.Error)
    .build();
  let subscription: ISubscription<News> | undefined;
  const listen = () => {
    subscription = connection.stream<News>(how === "latest" ? "Latest" : "Stream", signals).subscribe({
      next: onNews,
      error: failed => onLost?.(String(failed)),
      complete: () => onLost?.("ended"),
    });
  };
  connection.onreconnected(listen);
  await connection.start();
  listen();
  return {
    async stop() {
      subscription?.dispose();
      await connection.stop();
    },
  };
}

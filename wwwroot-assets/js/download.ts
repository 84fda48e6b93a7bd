interface Streamed {
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** Gives the person the bytes as a file of that name. */
export async function save(name: string, content: Streamed) {
  const url = URL.createObjectURL(new Blob([await content.arrayBuffer()], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

// Asking the server. What goes wrong is an Error whose message is for the person.

async function answer(response) {
  if (response.ok) return response;
  let message = `${response.status} ${response.statusText}`;
  try {
    const text = await response.text();
    message = response.headers.get("content-type")?.includes("json") ? JSON.parse(text).error : text || message;
  } catch {
    // The status says enough.
  }
  throw new Error(message);
}

export async function get(path, signal) {
  return (await answer(await fetch(path, { signal }))).json();
}

export async function send(method, path, value) {
  const headers = { "content-type": "application/json" };
  return (await answer(await fetch(path, { method, headers, body: value === undefined ? undefined : JSON.stringify(value) }))).json();
}

export async function upload(file) {
  const path = `/api/files?name=${encodeURIComponent(file.name)}`;
  return (await answer(await fetch(path, { method: "POST", body: file }))).json();
}

/** Rows as a file that the browser saves. */
export async function download(kind, name, columns, rows) {
  const headers = { "content-type": "application/json" };
  const response = await answer(
    await fetch(`/api/table.${kind}`, { method: "POST", headers, body: JSON.stringify({ columns, rows }) }),
  );
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = `${name}.${kind}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

const query = (values) => {
  const pairs = Object.entries(values).filter(([, value]) => value !== "" && value !== undefined && value !== null);
  return pairs.length ? `?${new URLSearchParams(pairs)}` : "";
};
export const withQuery = (path, values) => path + query(values);

/** The address of a thing's own page: its id begins with its kind. */
export const thingPath = (id) => `/thing/${encodeURIComponent(id).replaceAll("%3A", ":")}`;

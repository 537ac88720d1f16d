// Owns the page's way to its server, and who the person at the page is.

const hash = new URLSearchParams(location.hash.slice(1));

export const me = {
  user_id: Number(hash.get("user") ?? 1001),
  chat_id: Number(hash.get("chat") ?? hash.get("user") ?? 1001),
  language_code: hash.get("lang") ?? navigator.language.toLowerCase(),
};

export const NAMES = ["Kari", "Omar", "Alex", "Nora", "Layla", "Jonas", "Mila", "Sami"];

const name = () => NAMES[(me.user_id - 1001 + NAMES.length * 1001) % NAMES.length];

export function become(change) {
  Object.assign(me, change);
  const where = new URLSearchParams({ user: me.user_id, lang: me.language_code });
  if (me.chat_id !== me.user_id) where.set("chat", me.chat_id);
  history.replaceState(null, "", `#${where}`);
}

export async function get(path) {
  const query = new URLSearchParams(me);
  const answer = await fetch(`${path}?${query}`, { cache: "no-store" });
  return answer.json();
}

export async function post(path, body = {}) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ name: name(), ...me, ...body }),
  });
  return answer.json();
}

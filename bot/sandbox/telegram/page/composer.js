// Owns the foot of the chat: writing, attaching, the reply keyboard and the command menu.

import { post } from "./api.js";
import { byId, element } from "./dom.js";

const LARGEST = 3_000_000; // bytes
let editing = null;

export function prepare(act) {
  const input = byId("input");
  byId("form").addEventListener("submit", (event) => { event.preventDefault(); submit(act); });
  input.addEventListener("input", fit);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit(act);
  });
  byId("file").addEventListener("change", attach);
  byId("drop-edit").addEventListener("click", () => edit(null));
  byId("toggle-keyboard").addEventListener("click", () => {
    byId("keyboard").hidden = !byId("keyboard").hidden;
  });
}

function fit() {
  const input = byId("input");
  input.style.height = "auto";
  input.style.height = `${Math.min(input.scrollHeight, 160)}px`;
  byId("composer").classList.toggle("writing", input.value.trim() !== "");
}

async function submit(act) {
  const input = byId("input");
  const text = input.value;
  if (!text.trim()) return;
  input.value = "";
  const target = editing;
  edit(null);
  if (target) await post("edit", { message_id: target, text });
  else await act.say(text);
  input.focus();
}

export function edit(message) {
  editing = message?.message_id ?? null;
  byId("editing").hidden = message === null;
  byId("editing").querySelector("span").textContent = message?.text ?? "";
  byId("input").value = message?.text ?? "";
  fit();
  if (message) byId("input").focus();
}

export function dropEdit(message) {
  if (editing === message.message_id) edit(null);
}

async function attach(event) {
  const files = [...event.target.files].filter((file) => file.size <= LARGEST);
  const input = byId("input");
  if (!files.length) return;
  let caption = input.value;
  const album = files.length > 1 ? String(Date.now()) : null;
  input.value = "";
  event.target.value = "";
  fit();
  for (const file of files) {
    const kind = file.type.startsWith("image/") ? "photo" : "document";
    await post("message", { kind, album, text: caption, file_name: file.name, data: await base64(file) });
    caption = ""; // an album has one, that of its first file
  }
}

async function base64(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

export function showKeyboard(keyboard, act) {
  const rows = keyboard?.keyboard ?? [];
  const box = byId("keyboard");
  box.replaceChildren(...rows.map((row) => element("div", { class: "row" },
    ...row.map((button) => {
      const made = element("button", { type: "button", class: button.style ?? "", dir: "auto" }, button.text);
      made.addEventListener("click", () => act.say(button.text));
      return made;
    }))));
  box.hidden = rows.length === 0;
  byId("toggle-keyboard").hidden = rows.length === 0;
  byId("input").placeholder = keyboard?.input_field_placeholder ?? act.words.message;
}

export function showCommands(commands, act) {
  byId("menu").hidden = commands.length === 0;
  byId("commands").replaceChildren(...commands.map(({ command, description }) => {
    const made = element("button", { type: "button", role: "menuitem", tabIndex: -1 },
      element("b", { dir: "ltr" }, `/${command}`), element("span", { dir: "auto" }, description));
    made.addEventListener("click", () => act.say(`/${command}`));
    return made;
  }));
}

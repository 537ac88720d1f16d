// Owns the page: what it shows follows the server's events, what is done goes to the server.

import { become, get, me, post } from "./api.js";
import { bubble } from "./bubbles.js";
import { dropEdit, edit, prepare, showCommands, showKeyboard } from "./composer.js";
import { byId, element, followLink, icon, toast } from "./dom.js";
import { openForm, prepareForms } from "./forms.js";
import { closeMenus, closePanel, openMenu, openPanel, prepareLayers, toggleMenu } from "./layers.js";
import { addCall, exchangeIn, openAt, showCalls, showDeeds, showOpened, showSamples } from "./panel.js";
import { settle } from "./text.js";
import { direction, languages, learn, words } from "./words.js";

const TYPING = 5000; // ms
const FOLLOW = 120; // px from the end in which the chat follows new messages
const taps = new Map(); // query id → the button that waits
const answered = new Set(); // an answer can be here before the tap itself returned
let late = null; // messages that came while the chat was loading
let unread = 0;
let typing;

const act = {
  words,
  get language() { return me.language_code; },
  get group() { return me.chat_id !== me.user_id; },
  say: (text) => { closeMenus(); return post("message", { text }); },
  edit,
  remove: (message) => post("delete", { message_id: message.message_id }),
  sendSample: (value) => { closePanel(); return post("message", { text: value }); },
  action: (group, title, label) => post("action", { group, title, label }),
  async form(message, { value }) {
    const { url } = await post("form", { message_id: message.message_id, label: value });
    if (url) openForm(url);
  },
  async tap(button, message, { value }) {
    button.classList.add("waiting");
    setTimeout(() => button.classList.remove("waiting"), 15000);
    const { query_id: query } = await post("tap", { message_id: message.message_id, label: value });
    if (answered.has(query)) button.classList.remove("waiting");
    else taps.set(query, button);
  },
};

// the chat

function place(message) {
  if (late) return late.push(message);
  const shown = byId(`m${message.message_id}`);
  const made = bubble(message, act);
  const wasAtEnd = nearEnd();
  if (shown) {
    shown.replaceWith(made);
  } else {
    made.classList.add("new");
    byId("messages").append(made);
    if (!wasAtEnd && message.from.is_bot) unread += 1;
  }
  if (message.deleted) forget(message);
  settle(made);
  if (message.from.is_bot) status();
  follow(message);
  arrange();
  return wasAtEnd || !message.from.is_bot ? toEnd() : null;
}

// The samples of the exchange that the bot speaks of are those a person wants next.
function follow({ from, text }) {
  const exchange = from.is_bot && text ? exchangeIn(text) : undefined;
  if (exchange) openAt(exchange);
  return Boolean(exchange);
}

function forget(message) {
  dropEdit(message);
  for (const quote of document.querySelectorAll(`[data-quotes="${message.message_id}"]`)) {
    quote.textContent = "…";
  }
}

function arrange() {
  const items = [...byId("messages").children];
  items.forEach((item, index) => {
    const next = items[index + 1]?.dataset ?? {};
    item.classList.toggle("last", next.sender !== item.dataset.sender);
    item.classList.toggle("joined", item.dataset.album !== "" && next.album === item.dataset.album);
  });
  byId("description").hidden = items.length > 0 || !byId("description").textContent;
  byId("start").hidden = items.length > 0;
  byId("form").hidden = items.length === 0;
  showUnread();
}

const nearEnd = () => {
  const chat = byId("chat");
  return chat.scrollHeight - chat.scrollTop - chat.clientHeight < FOLLOW;
};

function toEnd() {
  const chat = byId("chat");
  chat.scrollTop = chat.scrollHeight;
  unread = 0;
  showUnread();
}

function showUnread() {
  byId("to-end").hidden = nearEnd();
  byId("unread").textContent = unread || "";
}

async function load() {
  late = [];
  const { messages, keyboard } = await get("chat");
  byId("messages").replaceChildren(...messages.map((message) => bubble(message, act)));
  settle(byId("messages"));
  arrange();
  showKeyboard(keyboard, act);
  toEnd();
  const waited = late ?? [];
  late = null;
  waited.forEach(place);
  return messages;
}

// the head

const TITLED = ["send", "open-more", "open-panel", "close-panel", "to-end", "toggle-keyboard"];

async function introduce() {
  const { name, description, commands } = await get("profile");
  document.title = name;
  byId("name").textContent = name;
  byId("description").textContent = description;
  arrange();
  byId("avatar").textContent = [...name.matchAll(/(?<!\p{L})\p{L}/gu)].slice(0, 2).join("");
  showCommands(commands, act);
}

function status(said = words.bot) {
  clearTimeout(typing);
  byId("status").textContent = said;
  byId("status").classList.toggle("active", said !== words.bot);
}

function label() {
  document.documentElement.lang = me.language_code;
  document.documentElement.dir = direction(me.language_code);
  byId("start").textContent = words.start;
  byId("menu").querySelector("span").textContent = words.menu;
  byId("tab-samples").textContent = words.samples;
  byId("tab-calls").textContent = words.calls;
  byId("alert").querySelector("button").textContent = words.ok;
  byId("scanner").querySelector("button").textContent = words.ok;
  byId("ask").querySelector("button").textContent = words.ok;
  byId("ask").querySelector("span").textContent = words.tag;
  const named = {
    send: "send", input: "message", "open-more": "more", "open-panel": "samples",
    "close-panel": "close", "to-end": "end", "toggle-keyboard": "keyboard", file: "attach",
    chooser: "language", more: "more", commands: "menu", messages: "chat", "drop-edit": "close",
    "close-frame": "close", panel: "samples", enlarged: "close",
  };
  for (const [id, word] of Object.entries(named)) byId(id).setAttribute("aria-label", words[word]);
  for (const id of TITLED) byId(id).title = words[named[id]];
  byId("attach").title = words.attach;
  byId("rehearsal").querySelector("span").textContent = words.rehearsal;
  byId("where-keys").textContent = words["rehearsal-keys"];
  byId("rehearsal").querySelector("small").textContent = words["rehearsal-safe"];
  byId("show-samples").textContent = words.samples;
  status();
}

function offerLanguages() {
  const chooser = byId("chooser");
  const code = me.language_code;
  byId("language").querySelector("span").textContent = code;
  const known = languages.some(([tag]) => tag === code) ? [] : [[code, code]];
  chooser.replaceChildren(...[...known, ...languages, ["", words.other]].map(
    ([value, text]) => element("option", { value, textContent: text, selected: value === code })));
}

async function speak(code) {
  become({ language_code: code });
  await learn();
  offerLanguages();
  label();
  await post("person");
  await refresh();
}

async function refresh() {
  const [messages] = await Promise.all([load(), introduce(), showSamples(act), showCalls()]);
  messages.findLast(follow);
}

// the menu of the head

async function openMore() {
  const { people, groups } = await get("people");
  const item = (name, text, action, chosen = false) => {
    const made = element("button", { type: "button", role: "menuitem", tabIndex: -1, class: chosen ? "chosen" : "" },
      icon(name), element("span", { dir: "auto" }, text));
    made.addEventListener("click", () => { closeMenus(); action(); });
    return made;
  };
  const next = Math.max(1000, ...people.map((each) => each.user_id)) + 1;
  const here = (id) => id === me.chat_id;
  byId("more").replaceChildren(
    item("again", words.restart, () => post("restart")),
    item("person", words.person, () => meet(next, next)),
    item("close", words.block, () => post("block")),
    element("hr", { role: "separator" }),
    ...people.map((each) =>
      item("person", each.name, () => meet(each.user_id, each.user_id), here(each.user_id))),
    ...groups.map((each) =>
      item("person", each.title, () => meet(me.user_id, each.chat_id), here(each.chat_id))));
  openMenu("more");
}

async function meet(user, chat) {
  become({ user_id: user, chat_id: chat });
  await post("person");
  await refresh();
}

// what the server tells

const HEARD = {
  hello: () => { status(); refresh(); },
  message: (event) => (event.message_id ? place(event) : load()),
  cleared: load,
  keyboard: ({ keyboard }) => { showKeyboard(keyboard, act); toEnd(); },
  action: () => { status(words.typing); typing = setTimeout(() => status(), TYPING); },
  answer: ({ query_id: query, user_id: user, text, alert, url }) => {
    taps.get(query)?.classList.remove("waiting");
    taps.delete(query);
    answered.add(query);
    if (user !== me.user_id) return;
    if (url) followLink(url);
    if (text && alert) {
      byId("alert").querySelector("p").textContent = text;
      byId("alert").showModal();
    } else if (text) toast(text);
  },
  call: addCall,
  menu: introduce,
  samples: () => showDeeds(act),
};
const EVERYWHERE = new Set(["hello", "call", "menu", "samples"]);

function listen() {
  const source = new EventSource("events");
  for (const [kind, hear] of Object.entries(HEARD)) {
    source.addEventListener(kind, ({ data }) => {
      const event = JSON.parse(data);
      if (EVERYWHERE.has(kind) || event.chat_id === me.chat_id) hear(event);
    });
  }
  source.addEventListener("error", () => status(words.offline));
}

function connectControls() {
  prepare(act);
  prepareLayers();
  prepareForms();
  byId("start").addEventListener("click", () => act.say("/start"));
  byId("open-more").addEventListener("click", (event) => { event.stopPropagation(); openMore(); });
  byId("menu").addEventListener("click", (event) => { event.stopPropagation(); toggleMenu("commands"); });
  byId("to-end").addEventListener("click", toEnd);
  byId("chat").addEventListener("scroll", showUnread, { passive: true });
  for (const id of ["open-panel", "show-samples"]) {
    byId(id).addEventListener("click", () => { openPanel(); showOpened(); });
  }
  byId("chooser").addEventListener("change", ({ target }) => {
    if (target.value) speak(target.value);
    else byId("ask").showModal();
  });
  byId("ask").addEventListener("close", () => {
    const code = byId("ask").querySelector("input").value.trim().toLowerCase();
    if (code) speak(code);
    else offerLanguages();
  });
}

become({});
await learn();
connectControls();
offerLanguages();
label();
await post("person");
listen();

// Owns the side panel: sample keys to try, what can be done to them, and the calls the bot made.

import { get } from "./api.js";
import { byId, copy, element, icon } from "./dom.js";
import { showMoney } from "./money.js";
import { word } from "./words.js";

const CALLS_SHOWN = 200;
const KINDS = ["works", "fixable", "elsewhere"];

const boxes = new Map(); // group and title → where the buttons of what can be done are
const purses = new Map(); // group and title → where the money of a sample is
let opened = ""; // the group that was opened last because its exchange is being connected

export async function showSamples(act) {
  const { check_interval: seconds, groups } = await get("samples");
  const unfolded = [...document.querySelectorAll(".group[open]")].map((each) => each.dataset.title);
  boxes.clear();
  purses.clear();
  const { words } = act;
  const hints = groups.length ? [words.hint] : [words.none];
  if (seconds) hints.push(words["hint-watch"].replace("{seconds}", seconds));
  byId("samples").replaceChildren(
    ...hints.map((text) => element("p", { class: "hint", dir: "auto" }, text)),
    ...groups.map((each) => group(each, unfolded.includes(each.title), act)));
  fill(groups, act);
  openAt(opened || groups[0]?.title);
}

export async function showDeeds(act) {
  const { groups } = await get("samples");
  fill(groups, act);
}

function group({ title, samples }, open, act) {
  const made = element("details", { class: "group", name: "group", open },
    element("summary", {}, element("h2", { dir: "auto" }, title)),
    box(title, ""),
    ...KINDS.flatMap((kind) => {
      const here = samples.filter((sample) => sample.kind === kind);
      return here.length ? [
        element("h3", { class: kind, dir: "auto" }, word("kind", kind)),
        ...here.map((sample) => card(title, sample, act)),
      ] : [];
    }));
  made.dataset.title = title;
  return made;
}

function card(group, sample, act) {
  const name = word("case", sample.title);
  const note = act.words[`note-${sample.title}`];
  return element("div", { class: "card" },
    element("details", {},
      element("summary", {}, element("span", { dir: "auto" }, name),
        element("span", { class: "room", "aria-hidden": "true" }, act.words["send-all"])),
      note ? element("p", { class: "note", dir: "auto" }, note) : null,
      ...[...sample.lines, ...sample.right].map(([label, value]) => line(label, value, act)),
      purse(group, sample.title),
      box(group, sample.title)),
    sendAll(sample, name, act));
}

// The values as an exchange would label them, in one message.
function sendAll(sample, name, act) {
  const made = element("button", { type: "button", class: "send-all",
    "aria-label": `${act.words["send-all"]}: ${name}` }, act.words["send-all"]);
  const values = sample.lines.map(([label, value]) => `${TITLES[label] ?? label}: ${value}`);
  made.addEventListener("click", () => act.sendSample(values.join("\n")));
  return made;
}

const TITLES = { "api-key": "API key", secret: "Secret key", passphrase: "Passphrase" };

/** Open the samples of an exchange, the one that is being connected. */
export function openAt(title) {
  const wanted = [...document.querySelectorAll(".group")].find((each) => each.dataset.title === title);
  if (!wanted || title === opened) return;
  opened = title;
  wanted.open = true;
  showOpened();
}

/** Scroll to the samples that are open. */
export function showOpened() {
  const box = byId("samples");
  const wanted = box.querySelector(".group[open]");
  if (wanted) box.scrollTop = wanted === box.querySelector(".group") ? 0 : wanted.offsetTop - box.offsetTop;
}

/** Return the exchange a text names, if it names one alone or one before all others. */
export function exchangeIn(text) {
  const places = [...document.querySelectorAll(".group")]
    .map(({ dataset: { title } }) => [text.indexOf(title), title])
    .filter(([place]) => place >= 0)
    .sort(([a], [b]) => a - b);
  return places[0]?.[1];
}

const place = (group, title) => JSON.stringify([group, title]);

function box(group, title) {
  const made = element("div", { class: "key-actions" });
  boxes.set(place(group, title), made);
  return made;
}

function purse(group, title) {
  const made = element("div", { class: "money" });
  purses.set(place(group, title), made);
  return made;
}

function fill(groups, act) {
  for (const group of groups) {
    offer(group.title, "", group.actions, act);
    for (const sample of group.samples) {
      offer(group.title, sample.title, sample.actions, act);
      const here = purses.get(place(group.title, sample.title));
      if (here) showMoney(here, sample.money);
    }
  }
}

function offer(group, title, actions, act) {
  const here = boxes.get(place(group, title));
  if (!here) return;
  const focused = [...here.children].indexOf(document.activeElement);
  here.replaceChildren(...actions.map(({ label, fixes }) => {
    const name = word("action", label);
    const made = element("button", { type: "button", class: fixes ? "fixes" : "",
      "aria-label": `${name}: ${title ? word("case", title) : group}` }, name);
    made.addEventListener("click", () => act.action(group, title, label));
    return made;
  }));
  if (focused >= 0) here.children[Math.min(focused, actions.length - 1)]?.focus();
  here.closest(title ? ".card" : ".group").classList.toggle("changed", actions.some(({ fixes }) => fixes));
}

function line(field, value, act) {
  const label = word("field", field);
  const button = (name, word, action) => {
    const made = element("button", { type: "button", class: "icon", title: word, "aria-label": `${word}: ${label}` }, icon(name));
    made.addEventListener("click", action);
    return made;
  };
  return element("div", { class: "line" },
    element("span", { class: "label" }, label),
    element("code", { dir: "ltr", title: value }, value),
    button("copy", act.words.copy, () => copy(value, act.words)),
    button("send", act.words.send, () => act.sendSample(value)));
}

export async function showCalls() {
  byId("calls").replaceChildren();
  for (const call of await get("calls")) addCall(call);
}

export function addCall(call) {
  const list = byId("calls");
  if (!call.number || list.querySelector(`[data-number="${call.number}"]`)) return;
  const when = new Date(call.date * 1000);
  const time = `${when.toLocaleTimeString("en-GB")}.${String(when.getMilliseconds()).padStart(3, "0")}`;
  const made = element("li", { class: call.ok ? "ok" : "failed" },
    element("details", {},
      element("summary", {}, element("b", {}, call.method), element("time", {}, time)),
      call.ok ? null : element("p", { class: "why" }, call.description),
      element("pre", {}, JSON.stringify(call.params, null, 2))));
  made.dataset.number = call.number;
  list.prepend(made);
  while (list.children.length > CALLS_SHOWN) list.lastChild.remove();
}

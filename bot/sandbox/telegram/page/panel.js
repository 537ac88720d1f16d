// Owns the side panel: sample keys to try, what can be done to them, and the calls the bot made.

import { get } from "./api.js";
import { byId, copy, element, icon } from "./dom.js";

const CALLS_SHOWN = 200;

const boxes = new Map(); // group and title → where the buttons of what can be done are

export async function showSamples(act) {
  const { hint, groups } = await get("samples");
  boxes.clear();
  const hints = [groups.length ? act.words.hint : act.words.none, hint].filter(Boolean);
  byId("samples").replaceChildren(
    ...hints.map((text) => element("p", { class: "hint", dir: "auto" }, text)),
    ...groups.map((group, index) =>
      element("details", { class: "group", name: "group", open: index === 0 },
        element("summary", {}, element("h2", { dir: "auto" }, group.title)),
        box(group.title, ""),
        ...group.samples.map((sample) => card(group.title, sample, act)))));
  fill(groups, act);
}

export async function showDeeds(act) {
  const { groups } = await get("samples");
  fill(groups, act);
}

function card(group, sample, act) {
  return element("details", { class: "card" },
    element("summary", {}, element("span", { dir: "auto" }, sample.title)),
    ...sample.lines.map(([label, value]) => line(label, value, act)),
    box(group, sample.title));
}

const place = (group, title) => JSON.stringify([group, title]);

function box(group, title) {
  const made = element("div", { class: "key-actions" });
  boxes.set(place(group, title), made);
  return made;
}

function fill(groups, act) {
  for (const group of groups) {
    offer(group.title, "", group.actions, act);
    for (const sample of group.samples) offer(group.title, sample.title, sample.actions, act);
  }
}

function offer(group, title, actions, act) {
  const here = boxes.get(place(group, title));
  if (!here) return;
  const focused = [...here.children].indexOf(document.activeElement);
  here.replaceChildren(...actions.map(({ label, fixes }) => {
    const made = element("button", { type: "button", class: fixes ? "fixes" : "", "aria-label": `${label}: ${title || group}` }, label);
    made.addEventListener("click", () => act.action(group, title, label));
    return made;
  }));
  if (focused >= 0) here.children[Math.min(focused, actions.length - 1)]?.focus();
  here.parentElement.classList.toggle("changed", actions.some(({ fixes }) => fixes));
}

function line(label, value, act) {
  const button = (name, word, action) => {
    const made = element("button", { type: "button", class: "icon", title: word, "aria-label": `${word}: ${label}` }, icon(name));
    made.addEventListener("click", action);
    return made;
  };
  return element("div", { class: "line" },
    element("span", { class: "label", dir: "auto" }, label),
    element("code", { dir: "ltr" }, value),
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

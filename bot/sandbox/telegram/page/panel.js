// Owns the side panel: sample keys to try, and the calls the bot made.

import { get } from "./api.js";
import { byId, copy, element, icon } from "./dom.js";

const CALLS_SHOWN = 200;

export async function showSamples(act) {
  const samples = await get("samples");
  const groups = Map.groupBy(samples, (sample) => sample.group);
  const hint = element("p", { class: "hint" }, samples.length ? act.words.hint : act.words.none);
  byId("samples").replaceChildren(hint, ...[...groups].map(([name, members], index) =>
    element("details", { class: "group", name: "group", open: index === 0 },
      element("summary", {}, element("h2", { dir: "auto" }, name)),
      ...members.map((sample) => card(sample, act)))));
}

function card(sample, act) {
  return element("details", { class: "card" },
    element("summary", {}, element("span", { dir: "auto" }, sample.title)),
    ...sample.lines.map(([label, value]) => line(label, value, act)));
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

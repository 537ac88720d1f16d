// Owns how a text and its entities become elements. Offsets are UTF-16 units, as in JavaScript.

import { copy, element, icon, isSafe } from "./dom.js";

const TAGS = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote", spoiler: "span",
  text_link: "a", url: "a", bot_command: "a", mention: "span",
};

const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

// As Unicode's rule P2: the first letter decides, and what is isolated does not count. (The
// browser's own dir=auto counts it, so a Latin name would turn a whole Arabic message.)
const ISOLATED = /[\u2066-\u2068][^\u2069]*\u2069?/g;
const RIGHT_TO_LEFT = /^\p{Script=Arabic}|^\p{Script=Hebrew}/u;

export function sense(text) {
  const [letter] = text.replace(ISOLATED, "").match(/\p{L}/u) ?? [];
  if (!letter) return "auto";
  return RIGHT_TO_LEFT.test(letter) ? "rtl" : "ltr";
}

/** Return a fragment; `act` has `words` and `say(command)`. */
export function render(text, entities, act) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return span(text, 0, text.length, sorted, act);
}

function span(text, from, to, entities, act) {
  const out = document.createDocumentFragment();
  let at = from;
  let rest = entities;
  while (rest.length) {
    const [first, ...others] = rest;
    const end = Math.min(first.offset + first.length, to);
    out.append(text.slice(at, Math.max(first.offset, at)));
    const inside = others.filter((each) => each.offset < end);
    rest = others.filter((each) => each.offset >= end);
    out.append(dress(first, text.slice(first.offset, end), span(text, first.offset, end, inside, act), act));
    at = end;
    if (BLOCKS.has(first.type) && text[at] === "\n") at += 1; // a block ends its own line
  }
  out.append(text.slice(at, to));
  return out;
}

function dress(entity, raw, content, act) {
  const made = element(TAGS[entity.type] ?? "span", { class: entity.type }, content);
  const extra = DRESS[entity.type];
  if (extra) extra(made, entity, raw, act);
  return made;
}

function link(made, url) {
  if (!isSafe(url)) return;
  Object.assign(made, { href: url, target: "_blank", rel: "noopener noreferrer" });
}

function pressable(made, action) {
  made.tabIndex = 0;
  made.setAttribute("role", "button");
  made.addEventListener("click", (event) => { event.stopPropagation(); action(); });
  made.addEventListener("keydown", (event) => {
    if (event.target !== made || ![" ", "Enter"].includes(event.key)) return;
    event.preventDefault();
    action();
  });
}

const DRESS = {
  url: (made, entity, raw) => link(made, raw),
  text_link: (made, entity) => link(made, entity.url),
  bot_command: (made, entity, raw, act) => pressable(made, () => act.say(raw)),
  spoiler: (made) => pressable(made, () => made.classList.add("shown")),
  code: (made, entity, raw, act) => {
    made.title = act.words.copy;
    made.dir = "ltr";
    pressable(made, () => copy(clean(raw), act.words));
  },
  pre: (made, entity, raw, act) => {
    made.dir = "ltr";
    const head = element("button", { type: "button", class: "head", title: act.words.copy },
      element("span", {}, entity.language ?? ""), icon("copy"));
    head.addEventListener("click", () => copy(clean(raw), act.words));
    made.prepend(head);
  },
  blockquote: (made, entity, raw) => { made.dir = sense(raw); },
  expandable_blockquote: (made, entity, raw, act) => {
    made.dir = sense(raw);
    const unfold = element("button", { type: "button", class: "unfold", title: act.words.unfold,
      "aria-label": act.words.unfold, "aria-expanded": "false" }, icon("down"));
    made.append(unfold);
    made.addEventListener("click", (event) => {
      if (made.classList.contains("whole")) return;
      event.stopPropagation();
      unfold.setAttribute("aria-expanded", String(made.classList.toggle("open")));
    });
  },
};

/** Once it is on the page: a quote that is short enough needs no button to unfold it. */
export function settle(root) {
  for (const quote of root.querySelectorAll(".expandable_blockquote:not(.open)")) {
    quote.classList.toggle("whole", quote.scrollHeight <= quote.clientHeight + 1);
  }
}

// A copied value is the value alone: marks of direction around it would break a form.
const clean = (raw) => raw.replace(/[\u2066-\u2069\u200e\u200f]/g, "");

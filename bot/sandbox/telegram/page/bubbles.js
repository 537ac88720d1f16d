// Owns how one message looks.

import { byId, copy, element, followLink, icon } from "./dom.js";
import { render, sense } from "./text.js";

/** Return the list item of a message; `act` has `words`, `language`, `say`, `tap`, `edit`, `remove`. */
export function bubble(message, act) {
  const side = message.from.is_bot ? "bot" : "own";
  const item = element("li", { class: `message ${side}`, id: `m${message.message_id}` });
  item.dataset.sender = message.from.id;
  item.dataset.album = message.album ?? "";
  item.append(message.deleted ? grave(message, act) : body(message, act));
  if (message.buttons?.length) item.append(keyboard(message, act));
  return item;
}

function grave(message, act) {
  return element("div", { class: "bubble deleted" },
    element("p", { class: "text" },
      icon("bin"), element("s", { "aria-hidden": "true" }, "••••••••••••••"),
      element("span", { class: "word" }, act.words.deleted), meta(message, act)));
}

function body(message, act) {
  const made = element("div", { class: `bubble ${photoClass(message)}` });
  if (message.from.is_bot === false && act.group) {
    made.append(element("p", { class: "author", dir: "auto" }, message.from.name));
  }
  if (message.forwarded_from) {
    made.append(element("p", { class: "author", dir: "auto" },
      `${act.words.forwarded} ${message.forwarded_from}`));
  }
  if (message.reply_to) {
    const quote = element("p", { class: "reply", dir: "auto" }, message.reply_to.text || "…");
    quote.dataset.quotes = message.reply_to.message_id;
    made.append(quote);
  }
  const text = element("div", { class: "text", dir: sense(message.text) },
    render(message.text, message.entities, act), meta(message, act));
  const file = message.media ? media(message, act) : null;
  made.append(...[file, text].filter(Boolean));
  if (message.caption_above) made.append(file);
  if (message.reaction) made.append(element("span", { class: "reaction" }, message.reaction));
  if (!message.from.is_bot) ownActions(made, message, act);
  return made;
}

function meta(message, act) {
  const time = new Intl.DateTimeFormat(act.language, { hour: "numeric", minute: "2-digit" });
  const words = time.format(new Date(message.date * 1000));
  const edited = message.edit_date ? `${act.words.edited} ` : "";
  return element("span", { class: "meta" }, element("bdi", {}, edited + words));
}

function photoClass(message) {
  if (message.media?.kind !== "photo") return "";
  if (!message.text) return "photo bare";
  return message.caption_above ? "photo under" : "photo";
}

function media(message, act) {
  const given = message.media;
  return given.kind === "photo" ? photo(given, message.covered, act) : attachment(given.name);
}

function photo({ file_id: id, width, height }, covered, act) {
  const source = `files/${id}`;
  const picture = element("img", { src: source, alt: act.words.photo, width, height });
  const frame = element("button", { type: "button", class: "frame" }, picture);
  frame.classList.toggle("covered", covered);
  frame.addEventListener("click", () => {
    if (frame.classList.contains("covered")) frame.classList.remove("covered");
    else enlarge(source, act);
  });
  picture.addEventListener("error", () => {
    frame.closest(".bubble")?.classList.remove("photo", "bare", "under");
    frame.replaceWith(attachment(act.words.photo));
  });
  return frame;
}

function enlarge(source, act) {
  byId("viewer").querySelector("img").src = source;
  byId("viewer").querySelector("img").alt = act.words.photo;
  byId("viewer").showModal();
}

const attachment = (name) => element("p", { class: "file", dir: "auto" }, icon("file"), name);

function ownActions(made, message, act) {
  const choose = (name, word, action) => {
    const button = element("button", { type: "button", class: "icon", title: word, "aria-label": word }, icon(name));
    button.addEventListener("click", (event) => { event.stopPropagation(); action(); });
    return button;
  };
  made.append(element("div", { class: "actions" },
    choose("pen", act.words.edit, () => act.edit(message)),
    choose("bin", act.words.remove, () => act.remove(message))));
  made.addEventListener("click", () => made.classList.toggle("chosen"));
}

const MARKS = { url: "link", copy_text: "copy", web_app: "link" };

function keyboard(message, act) {
  return element("div", { class: "buttons" }, ...message.buttons.map((row) =>
    element("div", { class: "row" }, ...row.map((button) => inline(message, button, act)))));
}

function inline(message, button, act) {
  const made = element("button", { type: "button", class: button.style, dir: "auto" },
    element("span", {}, button.label),
    button.action in MARKS ? icon(MARKS[button.action]) : null);
  if (button.action === "none") made.disabled = true;
  made.addEventListener("click", () => press(made, message, button, act));
  return made;
}

async function press(made, message, button, act) {
  if (button.action === "copy_text") await copy(button.value, act.words);
  else if (button.action === "callback_data") await act.tap(made, message, button);
  else if (button.action === "web_app") await act.form(message, button);
  else followLink(button.value);
}

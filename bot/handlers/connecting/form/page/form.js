// The form. What is entered goes to the server in one request, and is kept nowhere.

const byId = (id) => document.getElementById(id);
const launch = new URLSearchParams(location.hash.slice(1));
const draft = location.pathname.split("/").pop();
history.replaceState(null, "", location.pathname);
let ticket = "";
let texts = {};
let busy = false;

// the client of Telegram: https://core.telegram.org/api/web-events

function tell(type, data = {}) {
  if (window.TelegramWebviewProxy) window.TelegramWebviewProxy.postEvent(type, JSON.stringify(data));
  else if (window.external && "notify" in window.external) {
    window.external.notify(JSON.stringify({ eventType: type, eventData: data }));
  } else if (window.parent !== window) {
    window.parent.postMessage(JSON.stringify({ eventType: type, eventData: data }), "*");
  }
}

function heard(type, data) {
  if (type === "theme_changed") paint(data?.theme_params);
  if (type === "qr_text_received" && typeof data?.data === "string") {
    tell("web_app_close_scan_qr_popup");
    const first = document.querySelector("textarea");
    if (first) send({ [first.name]: data.data });
  }
}

window.Telegram = { WebView: { receiveEvent: heard } };
window.TelegramGameProxy_receiveEvent = heard;
window.addEventListener("message", (event) => {
  if (event.source !== window.parent || typeof event.data !== "string") return;
  try {
    const { eventType, eventData } = JSON.parse(event.data);
    heard(eventType, eventData);
  } catch { /* of another sender */ }
});

function paint(params) {
  const names = { bg: "bg_color", text: "text_color", hint: "hint_color",
    button: "button_color", "button-text": "button_text_color" };
  for (const [name, key] of Object.entries(names)) {
    const colour = params?.[key];
    if (/^#[0-9a-f]{6}$/i.test(colour ?? "")) document.documentElement.style.setProperty(`--tg-${name}`, colour);
  }
  const back = params?.bg_color;
  if (!/^#[0-9a-f]{6}$/i.test(back ?? "")) return;
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(back.slice(at, at + 2), 16));
  const dark = 0.299 * r + 0.587 * g + 0.114 * b < 128;
  document.documentElement.className = dark ? "dark" : "light";
}

function themeAtStart() {
  try {
    return JSON.parse(launch.get("tgWebAppThemeParams") ?? "{}");
  } catch {
    return {};
  }
}

const say = (text) => { byId("said").textContent = text; };

// requests

async function ask(path, body) {
  const answer = await fetch(path, {
    method: "POST", cache: "no-store", credentials: "omit",
    headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
  });
  if (answer.status === 403) return null;
  if (!answer.ok) throw new Error("refused");
  return answer.json();
}

function end(text) {
  byId("form").hidden = true;
  byId("fields").replaceChildren();
  ticket = "";
  say(text);
}

async function open() {
  try {
    const form = await ask("open", { init: launch.get("tgWebAppData") ?? "", draft });
    if (form) show(form);
    else end(document.body.dataset.gone);
  } catch {
    say(document.body.dataset.lost);
  }
}

async function send(entered) {
  if (busy) return;
  busy = true;
  lock();
  say("");
  const body = { ticket };
  for (const [name, text] of Object.entries(entered)) body[`field-${name}`] = text;
  try {
    const answer = await ask("send", body);
    if (answer === null) end(texts.gone);
    else if (answer.done) finish();
    else take(answer);
  } catch {
    say(texts.lost);
  }
  busy = false;
  lock();
}

function lock() {
  for (const each of document.querySelectorAll("button")) each.disabled = busy;
  byId("form").setAttribute("aria-busy", String(busy));
}

function finish() {
  end(texts.done);
  setTimeout(() => tell("web_app_close"), 700);
}

function take({ fields, errors, ticket: next }) {
  ticket = next;
  draw(fields, errors);
  const wrong = document.querySelector("[aria-invalid=true]") ?? document.querySelector("textarea");
  wrong?.focus();
}

// the page

function show(form) {
  texts = form.texts;
  ticket = form.ticket;
  document.documentElement.lang = form.language;
  document.documentElement.dir = form.direction;
  document.title = form.title;
  byId("title").textContent = form.title;
  byId("why").textContent = form.why;
  byId("guide").textContent = texts.guide;
  byId("steps").textContent = form.steps;
  byId("send").textContent = texts.send;
  byId("scan").textContent = texts.scan;
  byId("scan").hidden = !canScan();
  draw(form.fields, {});
  byId("form").hidden = false;
  document.querySelector("textarea")?.focus();
}

function canScan() {
  const [major, minor] = (launch.get("tgWebAppVersion") ?? "0").split(".").map(Number);
  return major > 6 || (major === 6 && minor >= 4);
}

function draw(fields, errors) {
  const typed = new Map([...document.querySelectorAll("textarea")].map((box) => [box.name, box.value]));
  byId("fields").replaceChildren(...fields.map((field) =>
    field.received ? arrived(field) : empty(field, errors[field.name] ?? "", typed.get(field.name) ?? "")));
}

function make(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function arrived({ label, shown }) {
  const value = shown ? [" ", make("bdi", { textContent: shown })] : [];
  return make("div", { className: "field" },
    make("p", { className: "arrived" }, `✓ ${label}: ${texts.received}`, ...value));
}

function empty({ name, label }, error, typed) {
  const box = make("textarea", {
    id: `field-${name}`, name, rows: 2, dir: "ltr", spellcheck: false, autocapitalize: "off",
    value: error ? "" : typed,
  });
  box.setAttribute("autocomplete", "off");
  box.setAttribute("autocorrect", "off");
  box.setAttribute("aria-invalid", String(Boolean(error)));
  box.setAttribute("aria-describedby", `error-${name}`);
  box.addEventListener("paste", () => setTimeout(() => send({ [name]: box.value })));
  const named = make("label", { htmlFor: box.id, textContent: label });
  named.dir = "auto";
  const said = make("p", { id: `error-${name}`, className: "wrong", textContent: error });
  said.dir = "auto";
  return make("div", { className: "field" }, named, box, said);
}

byId("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const boxes = [...document.querySelectorAll("textarea")];
  const entered = Object.fromEntries(boxes.filter((box) => box.value.trim()).map((box) => [box.name, box.value]));
  if (Object.keys(entered).length) send(entered);
  else boxes[0]?.focus();
});
byId("scan").addEventListener("click", () => tell("web_app_open_scan_qr_popup", {}));

paint(themeAtStart());
tell("web_app_ready");
tell("web_app_expand");
await open();

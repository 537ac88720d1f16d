// Owns the frame in which a page of the bot opens, and what that page asks of the client.

import { byId } from "./dom.js";

const DARK = { bg_color: "#17212b", text_color: "#f5f5f5", hint_color: "#a3b1be", button_color: "#5288c1", button_text_color: "#ffffff" };
const LIGHT = { bg_color: "#ffffff", text_color: "#17212b", hint_color: "#5d6b79", button_color: "#1f6fb2", button_text_color: "#ffffff" };

const frame = () => byId("frame").querySelector("iframe");

export function openForm(url) {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const theme = new URLSearchParams({ tgWebAppThemeParams: JSON.stringify(dark ? DARK : LIGHT) });
  frame().src = `${url}&${theme}`;
  byId("frame").showModal();
}

export function prepareForms() {
  byId("frame").addEventListener("close", () => { frame().removeAttribute("src"); });
  byId("scanner").addEventListener("close", scanned);
  window.addEventListener("message", (event) => {
    if (event.source !== frame().contentWindow || typeof event.data !== "string") return;
    const { eventType } = JSON.parse(event.data);
    if (eventType === "web_app_close") byId("frame").close();
    if (eventType === "web_app_open_scan_qr_popup") byId("scanner").showModal();
    if (eventType === "web_app_close_scan_qr_popup") byId("scanner").close();
  });
}

function scanned() {
  const code = byId("scanner").querySelector("textarea");
  const answer = { eventType: "qr_text_received", eventData: { data: code.value } };
  if (code.value) frame().contentWindow.postMessage(JSON.stringify(answer), "*");
  code.value = "";
}

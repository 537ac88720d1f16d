// Owns what lies over the chat: the two menus and the drawer of the panel. Escape closes the
// topmost, arrows move within a menu, and the focus goes back to what opened it.

import { byId } from "./dom.js";

const MENUS = { more: "open-more", commands: "menu" }; // menu → its button
const NARROW = "(max-width: 899px)"; // as in panel.css: there the panel is a drawer

export function openMenu(id) {
  closeMenus();
  byId(id).hidden = false;
  byId(MENUS[id]).setAttribute("aria-expanded", "true");
  byId(id).querySelector("button")?.focus();
}

export const toggleMenu = (id) => (byId(id).hidden ? openMenu(id) : closeMenus());

export function closeMenus() {
  for (const [id, button] of Object.entries(MENUS)) {
    if (byId(id).contains(document.activeElement)) byId(button).focus();
    byId(id).hidden = true;
    byId(button).setAttribute("aria-expanded", "false");
  }
}

export function openPanel() {
  if (!matchMedia(NARROW).matches) return;
  document.body.classList.add("panel-open");
  byId("shade").hidden = false;
  byId("phone").inert = true;
  byId("close-panel").focus();
}

export function closePanel() {
  if (!document.body.classList.contains("panel-open")) return;
  document.body.classList.remove("panel-open");
  byId("shade").hidden = true;
  byId("phone").inert = false;
  byId("open-panel").focus();
}

export function openTab(name) {
  for (const each of ["samples", "calls"]) {
    const chosen = each === name;
    byId(each === "calls" ? "call-log" : each).hidden = !chosen;
    byId(`tab-${each}`).setAttribute("aria-selected", String(chosen));
    byId(`tab-${each}`).tabIndex = chosen ? 0 : -1;
  }
}

export function prepareLayers() {
  document.addEventListener("click", closeMenus);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || document.querySelector("dialog[open]")) return;
    closeMenus();
    closePanel();
  });
  for (const id of Object.keys(MENUS)) byId(id).addEventListener("keydown", walk);
  byId("close-panel").addEventListener("click", closePanel);
  byId("shade").addEventListener("click", closePanel);
  matchMedia(NARROW).addEventListener("change", closePanel);
  for (const name of ["samples", "calls"]) {
    byId(`tab-${name}`).addEventListener("click", () => openTab(name));
    byId(`tab-${name}`).addEventListener("keydown", otherTab);
  }
  openTab("samples");
}

function walk(event) {
  const items = [...event.currentTarget.querySelectorAll("button")];
  const at = items.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (event.key === "Tab") closeMenus();
  if (to === undefined) return;
  event.preventDefault();
  items.at(to % items.length).focus();
}

function otherTab(event) {
  if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
  const other = event.currentTarget.id === "tab-samples" ? "calls" : "samples";
  openTab(other);
  byId(`tab-${other}`).focus();
}

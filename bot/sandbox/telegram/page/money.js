// Owns what is on the account of a sample key: its coins, and its last orders.

import { element } from "./dom.js";
import { word, words } from "./words.js";

/** Show an account in a box; nothing where there is none. */
export function showMoney(box, money) {
  box.replaceChildren(...(money ? [coins(money.coins), ...orders(money.orders)] : []));
}

function coins(rows) {
  const heads = ["coin", "free", "held"].map((name) =>
    element("th", { scope: "col", dir: "auto" }, word("money", name)));
  return element("table", {},
    element("thead", {}, element("tr", {}, ...heads)),
    element("tbody", {}, ...rows.map(([coin, free, held]) => element("tr", {},
      element("th", { scope: "row" }, coin), amount(free), amount(held)))));
}

const amount = (text) => element("td", {}, element("bdi", { dir: "ltr" }, text));

function orders(rows) {
  if (!rows.length) return [];
  return [
    element("h4", { dir: "auto" }, words["money-orders"]),
    element("ol", {}, ...rows.map((order) => element("li", { dir: "auto" }, sentence(order)))),
  ];
}

const sentence = (order) => word("order", order.side)
  .replace(/\{(\w+)\}/g, (place, name) => order[name] ?? place);

// Owns the words of the page itself, in the person's language; the bot's own words come from the bot.

import { get } from "./api.js";

const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur"]);

export const words = {};
export const languages = []; // [code, its own name]

/** Fetch the words of the present language. */
export async function learn() {
  const told = await get("words");
  Object.assign(words, told.words);
  languages.splice(0, languages.length, ...Object.entries(told.languages));
}

/** Return the word for a slug of the server, such as the case of a sample key. */
export const word = (kind, slug) => words[`${kind}-${slug}`] ?? slug;

export const direction = (tag) => (RIGHT_TO_LEFT.has(tag.split("-")[0]) ? "rtl" : "ltr");

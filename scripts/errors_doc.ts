// Writes docs/errors.md from the table of refusals (`npm run docs`). A test checks that the page is current.

import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { codeText, type Refusal, refusals } from "../compiler/diagnostics.ts";
import { root } from "./project.ts";

export const errorsPage = path.join(root, "docs/errors.md");

const groups: readonly { from: number; title: string }[] = [
  { from: 1000, title: "Syntax" },
  { from: 2000, title: "Types" },
  { from: 3000, title: "Integers" },
  { from: 4000, title: "Modules and intrinsics" },
  { from: 5000, title: "Limits" },
  { from: 6000, title: "The computer that builds" },
  { from: 9000, title: "Bugs" },
];

/** The page as it has to be. */
export function errorsDocument(): string {
  const all: Refusal[] = Object.values(refusals).sort((a, b) => a.code - b.code);
  const parts = [
    "# What the compiler refuses",
    "<!-- Generated from compiler/refusals.ts by `npm run docs`. Do not edit. -->",
    "Instar compiles a part of TypeScript and refuses the rest: what it accepts means what it means in Node. Errors of " +
      "TypeScript's own (`TSnnnn`) are TypeScript's; the codes here are Instar's. Each entry shows a program that is " +
      "refused and one that is not; a test compiles both.",
  ];
  groups.forEach(({ from, title }, index) => {
    const to = groups[index + 1]?.from ?? Infinity;
    const entries = all.filter(({ code }) => code >= from && code < to);
    if (entries.length === 0) return;
    parts.push(`## ${title}`, ...entries.map(entry));
  });
  return `${parts.join("\n\n")}\n`;
}

function entry(refusal: Refusal): string {
  const parts = [
    `### ${codeText(refusal)}: ${refusal.title}`,
    `${sentence(refusal.what)} ${sentence(refusal.why)} ${sentence(refusal.instead)}`,
  ];
  if (refusal.failing !== null) parts.push("Refused:", fence(refusal.failing));
  if (refusal.mended !== null) parts.push("Accepted:", fence(refusal.mended));
  return parts.join("\n\n");
}

/** Placeholders read as an ellipsis in the general text. */
function sentence(text: string): string {
  const filled = text.replace(/\{\d\}/g, "...");
  const start = filled.startsWith("`") ? filled : filled[0]!.toUpperCase() + filled.slice(1);
  return filled === "..." ? "" : `${start}.`.replace(/\.{3}\.$/, "...");
}

function fence(code: string): string {
  return `\`\`\`ts\n${code}\n\`\`\``;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  fs.mkdirSync(path.dirname(errorsPage), { recursive: true });
  fs.writeFileSync(errorsPage, errorsDocument());
}

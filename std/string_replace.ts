// Replacing one text by another (ECMAScript 22.1.3.19, 22.1.3.20); by regular expressions in string_regexp.ts.

/** $$, $&, $` and $' in a replacement stand for a dollar sign, the match, and what is before and behind it. */
function expand(replacement: string, text: string, position: number, search: string): string {
  if (!replacement.includes("$")) return replacement;
  let made = "";
  for (let index = 0; index < replacement.length; index++) {
    const next = replacement.charAt(index + 1);
    if (replacement.charAt(index) !== "$" || next === "") made += replacement.charAt(index);
    else {
      index++;
      if (next === "$") made += "$";
      else if (next === "&") made += search;
      else if (next === "`") made += text.slice(0, position);
      else if (next === "'") made += text.slice(position + search.length);
      else made += "$" + next;
    }
  }
  return made;
}

/** A function gets the match, the groups' texts (with a regular expression), the match's place and the whole text. */
export type Replacement = string | ((match: string, ...rest: unknown[]) => string);

function replacementAt(replacement: Replacement, text: string, position: number, search: string): string {
  if (typeof replacement === "string") return expand(replacement, text, position, search);
  return shown(replacement(search, position, text));
}

/** A text of which there may be none: an element behind the end of a list. */
export function shown(text: string = "undefined"): string {
  return text;
}

export function replaceText(text: string, search: string, replacement: Replacement): string {
  const position = text.indexOf(search);
  if (position < 0) return text;
  const middle = replacementAt(replacement, text, position, search);
  return text.slice(0, position) + middle + text.slice(position + search.length);
}

export function replaceAllText(text: string, search: string, replacement: Replacement): string {
  let made = "";
  let from = 0;
  let position = text.indexOf(search);
  while (position >= 0) {
    made += text.slice(from, position) + replacementAt(replacement, text, position, search);
    from = position + search.length;
    if (search === "" && position >= text.length) break;
    position = text.indexOf(search, search === "" ? position + 1 : from);
  }
  return made + text.slice(from);
}

// Strings and property names as console.log shows them inside objects.
// @cold

/** In single quotes, or in others where that saves escapes. */
export function quoted(text: string): string {
  const quote = !text.includes("'") ? "'" : !text.includes('"') ? '"' : !text.includes("`") ? "`" : "'";
  let result = quote;
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const escape = escapeOf(text, index, quote);
    if (escape === "") continue;
    result += text.substring(start, index) + escape;
    start = index + 1;
  }
  return result + text.substring(start) + quote;
}

/** As it is if it is an identifier; in literals `__proto__` would mean something else. */
export function propertyName(name: string): string {
  if (name === "__proto__") return "['__proto__']";
  return isIdentifier(name) ? name : quoted(name);
}

/** "" for a unit that stands for itself. */
function escapeOf(text: string, index: number, quote: string): string {
  const unit = text.charCodeAt(index);
  if (unit === 39) return quote === "'" ? "\\'" : "";
  if (unit === 92) return "\\\\";
  if (unit < 32) return controlEscape(unit);
  if (unit >= 127 && unit < 160) return hexadecimal(unit);
  if (unit < 0xd800 || unit > 0xdfff) return "";
  return isPaired(text, index) ? "" : `\\u${unit.toString(16)}`;
}

function controlEscape(unit: number): string {
  switch (unit) {
    case 8:
      return "\\b";
    case 9:
      return "\\t";
    case 10:
      return "\\n";
    case 12:
      return "\\f";
    case 13:
      return "\\r";
    default:
      return hexadecimal(unit);
  }
}

function hexadecimal(unit: number): string {
  const digits = "0123456789ABCDEF";
  return `\\x${digits[unit >> 4]}${digits[unit & 15]}`;
}

/** Is the surrogate at `index` one of a pair? */
function isPaired(text: string, index: number): boolean {
  if (text.charCodeAt(index) < 0xdc00) {
    const next = index + 1 < text.length ? text.charCodeAt(index + 1) : 0;
    return next >= 0xdc00 && next <= 0xdfff;
  }
  const previous = index > 0 ? text.charCodeAt(index - 1) : 0;
  return previous >= 0xd800 && previous <= 0xdbff;
}

function isIdentifier(name: string): boolean {
  if (name === "") return false;
  for (let index = 0; index < name.length; index++) {
    const unit = name.charCodeAt(index);
    const lower = unit | 32;
    const isLetter = (lower >= 97 && lower <= 122) || unit === 95;
    const isDigit = unit >= 48 && unit <= 57;
    if (!isLetter && !(isDigit && index > 0)) return false;
  }
  return true;
}

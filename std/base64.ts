// btoa and atob: text of bytes (units below 256) in base 64 and back (RFC 4648).

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Throws for units above 255. */
export function btoa(text: string): string {
  let made = "";
  for (let index = 0; index < text.length; index += 3) {
    let group = 0;
    for (let next = index; next < index + 3; next++) {
      const unit = next < text.length ? text.charCodeAt(next) : 0;
      if (unit > 255) throw new Error("Invalid character");
      group = group * 256 + unit;
    }
    const count = Math.min(3, text.length - index) + 1;
    for (let digit = 0; digit < 4; digit++)
      made += digit < count ? alphabet.charAt((group >>> (18 - 6 * digit)) & 63) : "=";
  }
  return made;
}

/** White space is skipped; throws for what is no base 64. */
export function atob(text: string): string {
  let made = "";
  let group = 0;
  let count = 0;
  let padding = 0;
  for (const character of text) {
    if (" \t\n\f\r".includes(character)) continue;
    if (character === "=") {
      padding++;
      continue;
    }
    const digit = alphabet.indexOf(character);
    if (digit < 0 || padding > 0) throw new Error("The string to be decoded is not correctly encoded.");
    group = group * 64 + digit;
    count++;
    if (count % 4 !== 0) continue;
    made += String.fromCharCode(group >>> 16, (group >>> 8) & 255, group & 255);
    group = 0;
  }
  const rest = count % 4;
  if (rest === 1 || padding > 2 || (padding > 0 && (rest + padding) % 4 !== 0))
    throw new Error("The string to be decoded is not correctly encoded.");
  if (rest === 2) made += String.fromCharCode(group >>> 4);
  if (rest === 3) made += String.fromCharCode(group >>> 10, (group >>> 2) & 255);
  return made;
}

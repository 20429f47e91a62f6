// A JSON parser over a text of records: strings, recursion, a union of node kinds.

type Json = null | boolean | number | string | JsonArray | JsonObject;

class JsonArray {
  readonly elements: Json[] = [];
}

class JsonObject {
  readonly members = new Map<string, Json>();
}

class Parser {
  private at = 0;

  constructor(private readonly text: string) {}

  parse(): Json {
    const value = this.value();
    this.skipSpace();
    if (this.at !== this.text.length) throw this.error("the end");
    return value;
  }

  private error(wanted: string): Error {
    return new Error(`expected ${wanted} at ${this.at}`);
  }

  private skipSpace(): void {
    while (this.at < this.text.length) {
      const unit = this.text.charCodeAt(this.at);
      if (unit !== 32 && unit !== 10 && unit !== 13 && unit !== 9) return;
      this.at++;
    }
  }

  private take(unit: number): boolean {
    this.skipSpace();
    if (this.at >= this.text.length || this.text.charCodeAt(this.at) !== unit) return false;
    this.at++;
    return true;
  }

  private value(): Json {
    this.skipSpace();
    if (this.at >= this.text.length) throw this.error("a value");
    switch (this.text.charCodeAt(this.at)) {
      case 0x7b:
        return this.object();
      case 0x5b:
        return this.array();
      case 0x22:
        return this.string();
      case 0x74:
        return this.word("true", true);
      case 0x66:
        return this.word("false", false);
      case 0x6e:
        return this.word("null", null);
      default:
        return this.number();
    }
  }

  private word(text: string, value: Json): Json {
    if (!this.text.startsWith(text, this.at)) throw this.error(text);
    this.at += text.length;
    return value;
  }

  private object(): JsonObject {
    const object = new JsonObject();
    this.at++;
    if (this.take(0x7d)) return object;
    do {
      this.skipSpace();
      const name = this.string();
      if (!this.take(0x3a)) throw this.error("a colon");
      object.members.set(name, this.value());
    } while (this.take(0x2c));
    if (!this.take(0x7d)) throw this.error("a closing brace");
    return object;
  }

  private array(): JsonArray {
    const array = new JsonArray();
    this.at++;
    if (this.take(0x5d)) return array;
    do array.elements.push(this.value());
    while (this.take(0x2c));
    if (!this.take(0x5d)) throw this.error("a closing bracket");
    return array;
  }

  private string(): string {
    if (this.text.charCodeAt(this.at) !== 0x22) throw this.error("a string");
    const start = ++this.at;
    while (this.at < this.text.length) {
      if (this.text.charCodeAt(this.at) === 0x22) return this.text.slice(start, this.at++);
      this.at++;
    }
    throw this.error("a closing quote");
  }

  private number(): number {
    const isNegative = this.text.charCodeAt(this.at) === 0x2d;
    if (isNegative) this.at++;
    const start = this.at;
    let value = 0;
    for (; this.at < this.text.length; this.at++) {
      const digit = this.text.charCodeAt(this.at) - 48;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    if (this.at === start) throw this.error("a digit");
    return isNegative ? -value : value;
  }
}

/** How many values there are, and the sum of the numbers. */
class Tally {
  values = 0;
  sum = 0;

  add(json: Json): void {
    this.values++;
    if (typeof json === "number") this.sum += json;
    else if (json instanceof JsonArray) for (const element of json.elements) this.add(element);
    else if (json instanceof JsonObject) for (const member of json.members.values()) this.add(member);
  }
}

function sample(records: number): string {
  const parts: string[] = [];
  for (let i = 0; i < records; i++)
    parts.push(
      `{ "id": ${i}, "name": "record ${i}", "isActive": ${i % 3 === 0}, "parent": null,\n` +
        `  "scores": [${i * 7}, ${-i}, 0], "place": { "x": ${i % 100}, "y": ${i % 37} } }`,
    );
  return `[${parts.join(",\n")}]`;
}

const text = sample(2000);
let isRight = true;
let sum = 0;
for (let round = 0; round < 200; round++) {
  const tally = new Tally();
  tally.add(new Parser(text).parse());
  isRight &&= tally.values === 24001 && tally.sum === 14127965;
  sum += tally.sum;
}
console.log(isRight ? "ok" : "wrong", sum);

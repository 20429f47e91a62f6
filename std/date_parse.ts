// Date.parse: the format of the standard (ECMAScript 21.4.1.32) and, as in V8, whatever else can be made sense of: "Jan 5,
// 2024 10:00 PM", "Fri, 05 Jan 2024 10:00:00 GMT", "2024/1/5", "1/5/2024".

import { clipped, monthNames, timeOf } from "./calendar.ts";

/** NaN for what is no date. Times without a zone are UTC. */
export function parseDate(text: string): number {
  const standard = new StandardDate(text.trim());
  const time = standard.read();
  return standard.isStandard ? time : new FreeDate(text).read();
}

/** YYYY-MM-DDTHH:mm:ss.sssZ and its shorter forms. */
class StandardDate {
  isStandard = false;
  private index = 0;

  constructor(private readonly text: string) {}

  read(): number {
    const sign = this.accept("+") ? 1 : this.accept("-") ? -1 : 0;
    const year = this.digits(sign === 0 ? 4 : 6);
    this.isStandard = sign < 0 && year === 0;
    if (year < 0 || this.isStandard) return NaN;
    const month = this.accept("-") ? this.digits(2) : 1;
    const day = month >= 0 && this.accept("-") ? this.digits(2) : 1;
    if (month < 0 || day < 0) return NaN;
    let hours = 0;
    let minutes = 0;
    let seconds = 0;
    let milliseconds = 0;
    let zoneMinutes = 0;
    if (this.accept("T") || this.accept("t") || (this.index === 10 && this.accept(" "))) {
      hours = this.digits(2);
      if (!this.accept(":")) return NaN;
      minutes = this.digits(2);
      seconds = this.accept(":") ? this.digits(2) : 0;
      if (this.accept(".")) milliseconds = this.fraction();
      if (hours < 0 || minutes < 0 || seconds < 0 || milliseconds < 0) return NaN;
      zoneMinutes = this.zone();
    }
    if (this.index < this.text.length) return NaN;
    this.isStandard = true;
    const isInRange = month >= 1 && month <= 12 && day >= 1 && day <= 31 && hours <= 24 && minutes < 60 && seconds < 60;
    if (!isInRange || (hours === 24 && minutes + seconds + milliseconds > 0)) return NaN;
    const signed = sign < 0 ? -year : year;
    return clipped(timeOf(signed, month - 1, day, hours, minutes, seconds, milliseconds) - zoneMinutes * 60000);
  }

  private accept(letter: string): boolean {
    if (this.text.charAt(this.index) !== letter) return false;
    this.index++;
    return true;
  }

  /** A number of exactly `count` digits, or -1. */
  private digits(count: number): number {
    let value = 0;
    for (let end = this.index + count; this.index < end; this.index++) {
      const digit = this.text.charCodeAt(this.index) - 48;
      if (!(digit >= 0 && digit <= 9)) return -1;
      value = value * 10 + digit;
    }
    return value;
  }

  /** Milliseconds; further digits are dropped. */
  private fraction(): number {
    const start = this.index;
    let value = 0;
    for (; this.index < this.text.length; this.index++) {
      const digit = this.text.charCodeAt(this.index) - 48;
      if (!(digit >= 0 && digit <= 9)) break;
      if (this.index - start < 3) value = value * 10 + digit;
    }
    const count = Math.min(3, this.index - start);
    return count === 0 ? -1 : value * 10 ** (3 - count);
  }

  /** Minutes east of UTC. */
  private zone(): number {
    if (this.accept("Z") || this.accept("z")) return 0;
    const sign = this.accept("+") ? 1 : this.accept("-") ? -1 : 0;
    if (sign === 0) return 0;
    const hours = this.digits(2);
    this.accept(":");
    const minutes = this.digits(2);
    return hours < 0 || minutes < 0 ? NaN : sign * (hours * 60 + minutes);
  }
}

/** Words, numbers and times in any order. */
class FreeDate {
  private month = -1;
  private readonly numbers: number[] = [];
  private hours = 0;
  private minutes = 0;
  private seconds = 0;
  private milliseconds = 0;
  private zoneMinutes = 0;
  private hasTime = false;
  private isYearFirst = false;
  private index = 0;

  constructor(private readonly text: string) {}

  read(): number {
    while (this.index < this.text.length) if (!this.takePart()) return NaN;
    return this.time();
  }

  private takePart(): boolean {
    const letter = this.text.charAt(this.index);
    if (letter === "(") {
      const end = this.text.indexOf(")", this.index);
      this.index = end < 0 ? this.text.length : end + 1;
      return true;
    }
    if (isDigit(letter)) return this.takeNumber();
    if ((letter === "+" || letter === "-") && this.hasTime && isDigit(this.text.charAt(this.index + 1))) {
      this.index++;
      const digits = this.takeDigits();
      let minutes =
        digits.length <= 2 ? Number(digits) * 60 : Math.floor(Number(digits) / 100) * 60 + (Number(digits) % 100);
      if (this.text.charAt(this.index) === ":") {
        this.index++;
        minutes += Number(this.takeDigits());
      }
      this.zoneMinutes = letter === "+" ? minutes : -minutes;
      return true;
    }
    if (isLetter(letter)) return this.takeWord();
    this.index++;
    return true;
  }

  private takeDigits(): string {
    const start = this.index;
    while (isDigit(this.text.charAt(this.index))) this.index++;
    return this.text.slice(start, this.index);
  }

  private takeNumber(): boolean {
    const digits = this.takeDigits();
    const value = Number(digits);
    const next = this.text.charAt(this.index);
    if (next === ":" && !this.hasTime) return this.takeTime(value);
    if (this.numbers.length === 0 && this.month < 0 && digits.length > 2) this.isYearFirst = true;
    this.numbers.push(value);
    return this.numbers.length <= 3;
  }

  private takeTime(hours: number): boolean {
    this.hasTime = true;
    this.hours = hours;
    this.index++;
    this.minutes = Number(this.takeDigits());
    if (this.text.charAt(this.index) === ":") {
      this.index++;
      this.seconds = Number(this.takeDigits());
    }
    if (this.text.charAt(this.index) === ".") {
      this.index++;
      this.milliseconds = Number(this.takeDigits().padEnd(3, "0").slice(0, 3));
    }
    return this.minutes < 60 && this.seconds < 60 && this.hours <= 24;
  }

  private takeWord(): boolean {
    const start = this.index;
    while (isLetter(this.text.charAt(this.index))) this.index++;
    const word = this.text.slice(start, this.index).toLowerCase();
    if (word === "am" || word === "pm") {
      if (!(this.hours >= 1 && this.hours <= 12)) return false;
      this.hours = (this.hours % 12) + (word === "pm" ? 12 : 0);
      return true;
    }
    if (word === "gmt" || word === "utc" || word === "ut" || word === "z") {
      this.hasTime = true;
      return true;
    }
    if (word === "t" && this.numbers.length === 3) return true;
    const month = monthNames.findIndex((name) => word.length >= 3 && name.toLowerCase().startsWith(word.slice(0, 3)));
    if (month >= 0) {
      this.month = month;
      return true;
    }
    // Days of the week and other words in front say nothing.
    return this.numbers.length === 0;
  }

  private time(): number {
    const { numbers } = this;
    let year = 2001;
    let month = this.month;
    let day = 1;
    if (month >= 0) {
      if (numbers.length === 0) return NaN;
      const isDayFirst = numbers[0] <= 31 && !this.isYearFirst;
      day = numbers.length === 1 ? numbers[0] : isDayFirst ? numbers[0] : numbers[1];
      if (numbers.length > 1) year = isDayFirst ? numbers[1] : numbers[0];
      if (numbers.length === 1 && numbers[0] > 31) {
        year = numbers[0];
        day = 1;
      }
    } else {
      if (numbers.length < 2) return NaN;
      if (this.isYearFirst) {
        year = numbers[0];
        month = numbers[1] - 1;
        day = numbers.length > 2 ? numbers[2] : 1;
      } else {
        month = numbers[0] - 1;
        day = numbers[1];
        if (numbers.length > 2) year = numbers[2];
      }
    }
    if (year < 50) year += 2000;
    else if (year < 100) year += 1900;
    if (month < 0 || month > 11 || day < 1 || day > 31) return NaN;
    const time = timeOf(year, month, day, this.hours, this.minutes, this.seconds, this.milliseconds);
    return clipped(time - this.zoneMinutes * 60000);
  }
}

function isDigit(letter: string): boolean {
  return letter >= "0" && letter <= "9" && letter !== "";
}

function isLetter(letter: string): boolean {
  const lower = letter.toLowerCase();
  return lower >= "a" && lower <= "z" && letter !== "";
}

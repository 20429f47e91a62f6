// The syntax of HTTP/1.1 requests (RFC 9112), incremental and strict: whatever two parsers could read differently (two
// lengths, a folded line, a bare LF, a space before a colon) is refused, since that is how requests are smuggled past a
// proxy. Bytes are checked here once; the server above sees only well-formed requests.

/** What `HeadParser.parse` says besides the end of the head. */
export const headIncomplete: i32 = 0;

const cr: u32 = 13;
const lf: u32 = 10;
const space: u32 = 32;
const tab: u32 = 9;
const colon: u32 = 58;
const comma: u32 = 44;
const slash: u32 = 47;
const asterisk: u32 = 42;

/** Bit 1: may stand in a token (RFC 9110, 5.6.2); bit 2: in a header's value; bit 4: in a request target. */
const classes = makeClasses();
const tokenClass: u32 = 1;
const valueClass: u32 = 2;
const targetClass: u32 = 4;

function makeClasses(): Uint8Array {
  const table = new Uint8Array(256);
  const tokenMarks = "!#$%&'*+-.^_`|~";
  for (let byte = 0; byte < 256; byte++) {
    const isDigit = byte >= 48 && byte <= 57;
    const isLetter = (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122);
    let bits = 0;
    if (isDigit || isLetter || (byte > 32 && byte < 127 && tokenMarks.indexOf(String.fromCharCode(byte)) >= 0))
      bits |= 1;
    if (byte === 9 || (byte >= 32 && byte !== 127)) bits |= 2;
    if (byte > 32 && byte < 127) bits |= 4;
    table[byte] = bits;
  }
  return table;
}

/** May this text stand where a token is wanted? */
export function isToken(text: string): boolean {
  return text.length > 0 && isOfClass(text, tokenClass);
}

/** May this text be a header's value? */
export function isHeaderValue(text: string): boolean {
  return isOfClass(text, valueClass);
}

function isOfClass(text: string, wanted: u32): boolean {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > 255 || (u32(classes[unit]) & wanted) === 0) return false;
  }
  return true;
}

/** Are these bytes that lower-case ASCII text, the case of letters aside? */
export function equalsIgnoringCase(bytes: Uint8Array, start: u32, end: u32, lowerCase: string): boolean {
  if (u32(end - start) !== u32(lowerCase.length)) return false;
  for (let index: u32 = 0; index < u32(end - start); index++) {
    let byte = u32(bytes[start + index]);
    if (byte >= 65 && byte <= 90) byte = u32(byte + 32);
    if (byte !== u32(lowerCase.charCodeAt(index))) return false;
  }
  return true;
}

/** Limits of one server's requests. */
export interface HeadLimits {
  /** Bytes of request line and header lines together. */
  readonly headerBytes: u32;
  readonly headerCount: u32;
}

/** What a request's head says about the message. Offsets count from the start of the head. */
export class HeadParser {
  methodEnd: u32 = 0;
  targetStart: u32 = 0;
  targetEnd: u32 = 0;
  /** Where the header lines begin, and the empty line that ends them. */
  headersStart: u32 = 0;
  headersEnd: u32 = 0;
  /** 0 for HTTP/1.0, 1 for HTTP/1.1. */
  minorVersion: u32 = 0;
  /** -1: none given. */
  contentLength = -1;
  isChunked = false;
  keepAlive = false;
  expectsContinue = false;
  /** Asks to go on in another protocol (RFC 9110, 7.8). */
  wantsUpgrade = false;
  /** What to answer when `parse` gives a negative result: that number without its sign. */
  private hostCount: u32 = 0;
  private hasTransferEncoding = false;
  private hasUpgrade = false;
  private offersUpgrade = false;
  private closes = false;
  private staysOpen = false;

  /**
   * Parses a head that starts at `start`: gives where it ends (the body's first byte), `headIncomplete` when `end` comes
   * first, or minus the status to refuse it with.
   */
  parse(bytes: Uint8Array, start: u32, end: u32, limits: HeadLimits): i32 {
    this.contentLength = -1;
    this.isChunked = false;
    this.expectsContinue = false;
    this.hostCount = 0;
    this.hasTransferEncoding = false;
    this.hasUpgrade = false;
    this.offersUpgrade = false;
    this.closes = false;
    this.staysOpen = false;
    const line = this.parseRequestLine(bytes, start, end);
    if (line <= 0) return line;
    let position = u32(line);
    this.headersStart = u32(position - start);
    for (let count: u32 = 0; ; count++) {
      if (position >= end) return headIncomplete;
      if (u32(bytes[position]) === cr) {
        if (position + 1 >= end) return headIncomplete;
        if (u32(bytes[position + 1]) !== lf) return -400;
        this.headersEnd = u32(position - start);
        break;
      }
      if (count === limits.headerCount) return -431;
      const next = this.parseHeaderLine(bytes, position, end);
      if (next <= 0) return next;
      position = u32(next);
    }
    const headEnd = u32(position + 2);
    if (headEnd - start > limits.headerBytes) return -431;
    const refusal = this.checkMessage();
    return refusal !== 0 ? refusal : i32(headEnd);
  }

  /** RFC 9112, 3: method SP request-target SP HTTP-version CRLF. */
  private parseRequestLine(bytes: Uint8Array, start: u32, end: u32): i32 {
    let position = start;
    while (position < end && (u32(classes[bytes[position]]) & tokenClass) !== 0) position++;
    if (position === end) return headIncomplete;
    if (u32(bytes[position]) !== space || position === start) return -400;
    this.methodEnd = u32(position - start);
    position++;
    this.targetStart = u32(position - start);
    while (position < end && (u32(classes[bytes[position]]) & targetClass) !== 0) position++;
    if (position === end) return headIncomplete;
    this.targetEnd = u32(position - start);
    if (u32(bytes[position]) !== space || !this.isTarget(bytes, u32(start + this.targetStart), position)) return -400;
    position++;
    if (end - position < 10) return headIncomplete;
    if (!startsWithHttp(bytes, position)) return -400;
    const major = u32(bytes[position + 5]);
    const minor = u32(bytes[position + 7]);
    if (u32(bytes[position + 6]) !== 46 || u32(bytes[position + 8]) !== cr || u32(bytes[position + 9]) !== lf)
      return -400;
    if (major !== 49 || (minor !== 48 && minor !== 49)) return -505;
    this.minorVersion = u32(minor - 48);
    return i32(position + 10);
  }

  /** RFC 9112, 3.2: a path, an asterisk, or a whole URI. (CONNECT, which names an authority, is refused elsewhere.) */
  private isTarget(bytes: Uint8Array, start: u32, end: u32): boolean {
    if (start === end) return false;
    const first = u32(bytes[start]);
    if (first === slash) return true;
    if (first === asterisk) return u32(end - start) === 1;
    let position = start;
    while (position < end && u32(bytes[position]) !== colon && u32(bytes[position]) !== slash) position++;
    return position < end && u32(bytes[position]) === colon;
  }

  /** RFC 9112, 5: field-name ":" OWS field-value OWS CRLF. */
  private parseHeaderLine(bytes: Uint8Array, start: u32, end: u32): i32 {
    let position = start;
    while (position < end && (u32(classes[bytes[position]]) & tokenClass) !== 0) position++;
    if (position === end) return headIncomplete;
    if (u32(bytes[position]) !== colon || position === start) return -400;
    const nameEnd = position;
    position++;
    while (position < end && isBlank(u32(bytes[position]))) position++;
    const valueStart = position;
    while (position < end && (u32(classes[bytes[position]]) & valueClass) !== 0) position++;
    if (end - position < 2) return headIncomplete;
    if (u32(bytes[position]) !== cr || u32(bytes[position + 1]) !== lf) return -400;
    let valueEnd = position;
    while (valueEnd > valueStart && isBlank(u32(bytes[valueEnd - 1]))) valueEnd--;
    const refusal = this.takeHeader(bytes, start, nameEnd, valueStart, valueEnd);
    return refusal !== 0 ? refusal : i32(position + 2);
  }

  /** Notes what decides where the message ends and what follows it; 0, or minus the status to refuse with. */
  private takeHeader(bytes: Uint8Array, start: u32, nameEnd: u32, valueStart: u32, valueEnd: u32): i32 {
    switch (u32(nameEnd - start)) {
      case 4:
        if (equalsIgnoringCase(bytes, start, nameEnd, "host")) this.hostCount++;
        break;
      case 6:
        if (equalsIgnoringCase(bytes, start, nameEnd, "expect")) {
          if (!equalsIgnoringCase(bytes, valueStart, valueEnd, "100-continue")) return -417;
          this.expectsContinue = true;
        }
        break;
      case 7:
        if (equalsIgnoringCase(bytes, start, nameEnd, "upgrade")) this.hasUpgrade = true;
        break;
      case 10:
        if (equalsIgnoringCase(bytes, start, nameEnd, "connection")) this.takeConnection(bytes, valueStart, valueEnd);
        break;
      case 14:
        if (equalsIgnoringCase(bytes, start, nameEnd, "content-length")) {
          return this.takeContentLength(bytes, valueStart, valueEnd);
        }
        break;
      case 17:
        if (equalsIgnoringCase(bytes, start, nameEnd, "transfer-encoding")) {
          if (this.hasTransferEncoding) return -400;
          this.hasTransferEncoding = true;
          this.isChunked = equalsIgnoringCase(bytes, valueStart, valueEnd, "chunked");
        }
        break;
    }
    return 0;
  }

  private takeConnection(bytes: Uint8Array, start: u32, end: u32): void {
    let position = start;
    while (position < end) {
      let optionEnd = position;
      while (optionEnd < end && u32(bytes[optionEnd]) !== comma) optionEnd++;
      const next = u32(optionEnd + 1);
      while (position < optionEnd && isBlank(u32(bytes[position]))) position++;
      while (optionEnd > position && isBlank(u32(bytes[optionEnd - 1]))) optionEnd--;
      if (equalsIgnoringCase(bytes, position, optionEnd, "close")) this.closes = true;
      else if (equalsIgnoringCase(bytes, position, optionEnd, "keep-alive")) this.staysOpen = true;
      else if (equalsIgnoringCase(bytes, position, optionEnd, "upgrade")) this.offersUpgrade = true;
      position = next;
    }
  }

  private takeContentLength(bytes: Uint8Array, start: u32, end: u32): i32 {
    // Even two equal lengths are refused: RFC 9112, 6.3 allows it, and nobody honest sends them.
    if (this.contentLength >= 0 || start === end || end - start > 15) return -400;
    let length = 0;
    for (let index = start; index < end; index++) {
      const digit = i32(bytes[index]) - 48;
      if (digit < 0 || digit > 9) return -400;
      length = length * 10 + Number(digit);
    }
    this.contentLength = length;
    return 0;
  }

  /** RFC 9112, 3.2 (Host), 6.1 and 6.3 (length), 9.3 (persistence). */
  private checkMessage(): i32 {
    if (this.hostCount > 1 || (this.minorVersion === 1 && this.hostCount === 0)) return -400;
    if (this.hasTransferEncoding) {
      if (this.contentLength >= 0 || this.minorVersion === 0) return -400;
      if (!this.isChunked) return -501;
    }
    this.keepAlive = this.minorVersion === 1 ? !this.closes : this.staysOpen && !this.closes;
    if (this.minorVersion === 0) this.expectsContinue = false;
    this.wantsUpgrade = this.minorVersion === 1 && this.hasUpgrade && this.offersUpgrade;
    return 0;
  }
}

/** "HTTP/", which is case-sensitive (RFC 9112, 2.3). */
function startsWithHttp(bytes: Uint8Array, start: u32): boolean {
  return (
    u32(bytes[start]) === 72 &&
    u32(bytes[start + 1]) === 84 &&
    u32(bytes[start + 2]) === 84 &&
    u32(bytes[start + 3]) === 80 &&
    u32(bytes[start + 4]) === 47
  );
}

function isBlank(byte: u32): boolean {
  return byte === space || byte === tab;
}

/** Who gets the payload of a chunked body. */
export interface ChunkReceiver {
  /** Payload: `bytes` from `start` up to `end`. False: take no more now. */
  onChunk(bytes: Uint8Array, start: u32, end: u32): boolean;
}

type ChunkState =
  "size" | "extension" | "sizeEnd" | "payload" | "payloadEnd" | "payloadLf" | "trailer" | "finalLf" | "done";

/** Decodes the chunked transfer coding (RFC 9112, 7.1). */
export class ChunkParser {
  /** Payload bytes left in the present chunk. */
  private remaining = 0;
  private digits: u32 = 0;
  /** Bytes of extensions and trailers so far; they carry nothing we use, so there may not be many. */
  private overhead: u32 = 0;
  private state: ChunkState = "size";
  /** Within a trailer: is the line still empty, was the last byte CR? */
  private lineIsEmpty = true;

  get isDone(): boolean {
    return this.state === "done";
  }

  /** Decodes from `start` up to `end`; gives where it stopped (the body's end, or where the receiver wanted no more), or -400. */
  parse(bytes: Uint8Array, start: u32, end: u32, receiver: ChunkReceiver, overheadLimit: u32): i32 {
    let position = start;
    while (position < end && this.state !== "done") {
      if (this.state === "payload") {
        const available = u32(end - position);
        const length = this.remaining < available ? u32(this.remaining) : available;
        this.remaining -= Number(length);
        if (this.remaining === 0) this.state = "payloadEnd";
        position = u32(position + length);
        if (!receiver.onChunk(bytes, u32(position - length), position)) return i32(position);
        continue;
      }
      if (!this.takeByte(u32(bytes[position])) || this.overhead > overheadLimit) return -400;
      position++;
    }
    return i32(position);
  }

  private takeByte(byte: u32): boolean {
    switch (this.state) {
      case "size":
        return this.takeSize(byte);
      case "extension":
        this.overhead++;
        if (byte === cr) this.state = "sizeEnd";
        return byte === cr || (u32(classes[byte]) & valueClass) !== 0;
      case "sizeEnd":
        this.state = this.remaining > 0 ? "payload" : "trailer";
        this.lineIsEmpty = true;
        return byte === lf;
      case "payloadEnd":
        this.state = "payloadLf";
        return byte === cr;
      case "payloadLf":
        this.state = "size";
        this.digits = 0;
        return byte === lf;
      case "trailer":
        return this.takeTrailer(byte);
      case "finalLf":
        this.state = this.lineIsEmpty ? "done" : "trailer";
        this.lineIsEmpty = true;
        return byte === lf;
      default:
        return false;
    }
  }

  private takeSize(byte: u32): boolean {
    const digit = hexDigit(byte);
    if (digit >= 0) {
      // 8 digits: more than 4 GiB in one chunk is nobody's intention.
      this.digits++;
      this.remaining = (this.digits === 1 ? 0 : this.remaining * 16) + Number(digit);
      return this.digits <= 8;
    }
    if (this.digits === 0) return false;
    if (byte === cr) this.state = "sizeEnd";
    else if (byte === 59 || isBlank(byte)) this.state = "extension";
    else return false;
    return true;
  }

  private takeTrailer(byte: u32): boolean {
    this.overhead++;
    if (byte === cr) {
      this.state = "finalLf";
      return true;
    }
    this.lineIsEmpty = false;
    return (u32(classes[byte]) & valueClass) !== 0;
  }
}

function hexDigit(byte: u32): i32 {
  if (byte >= 48 && byte <= 57) return i32(byte) - 48;
  const lower = u32(byte | 32);
  if (lower >= 97 && lower <= 102) return i32(lower) - 87;
  return -1;
}

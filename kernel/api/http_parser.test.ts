import { equal, isTrue, test } from "../../test/unit.ts";
import { ChunkParser, type ChunkReceiver, headIncomplete, type HeadLimits, HeadParser } from "./http_parser.ts";

const limits: HeadLimits = { headerBytes: 4096, headerCount: 20 };

function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index);
  return bytes;
}

function parse(text: string): number {
  return new HeadParser().parse(bytesOf(text), 0, u32(text.length), limits);
}

function refused(text: string, status: number): void {
  equal<number>(parse(text), -status, JSON.stringify(text));
}

test("a simple head is taken apart", () => {
  const text = "GET /a?b=c HTTP/1.1\r\nHost: x\r\nAccept:  */* \r\n\r\nrest";
  const parser = new HeadParser();
  equal<number>(parser.parse(bytesOf(text), 0, u32(text.length), limits), text.length - 4);
  equal(text.slice(0, parser.methodEnd), "GET");
  equal(text.slice(parser.targetStart, parser.targetEnd), "/a?b=c");
  equal<number>(parser.minorVersion, 1);
  isTrue(parser.keepAlive, "HTTP/1.1 stays open by default");
  equal(parser.contentLength, -1);
});

test("every proper prefix is incomplete, not wrong", () => {
  const text = "POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nConnection: close\r\n\r\n";
  const bytes = bytesOf(text);
  for (let length = 0; length < text.length; length++) {
    equal<number>(new HeadParser().parse(bytes, 0, u32(length), limits), headIncomplete, `${length} bytes`);
  }
  const parser = new HeadParser();
  equal<number>(parser.parse(bytes, 0, u32(text.length), limits), text.length);
  equal(parser.contentLength, 3);
  isTrue(!parser.keepAlive, "Connection: close");
});

test("what smuggles requests is refused", () => {
  refused("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\n", 400);
  refused("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\n", 400);
  refused("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 3, 3\r\n\r\n", 400);
  refused("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: +3\r\n\r\n", 400);
  refused("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400);
  refused("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 0x10\r\n\r\n", 400);
  refused("GET / HTTP/1.1\r\nHost: x\r\nContent-Length:\r\n\r\n", 400);
  refused("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 9999999999999999999\r\n\r\n", 400);
  refused("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n", 400);
  refused("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n", 400);
  refused("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n", 400);
  refused("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400);
  refused("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", 501);
  refused("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n", 501);
  refused("GET / HTTP/1.1\r\nHost : x\r\n\r\n", 400);
  refused("GET / HTTP/1.1\r\nHost: x\r\n folded\r\n\r\n", 400);
  refused("GET / HTTP/1.1\r\nHost: x\nX: y\r\n\r\n", 400);
  refused("GET / HTTP/1.1\r\nHost: x\r\nX: a\rb\r\n\r\n", 400);
  refused("GET / HTTP/1.1\r\nHost: x\r\nX: a\u0000b\r\n\r\n", 400);
  refused("GET / HTTP/1.1\r\nHost: x\r\n: y\r\n\r\n", 400);
});

test("a bad request line is refused", () => {
  refused(" GET / HTTP/1.1\r\nHost: x\r\n\r\n", 400);
  refused("GET  / HTTP/1.1\r\nHost: x\r\n\r\n", 400);
  refused("GET /a b HTTP/1.1\r\nHost: x\r\n\r\n", 400);
  refused("GET / HTTP/1.1 \r\nHost: x\r\n\r\n", 400);
  refused("GET / HTTP/2.0\r\nHost: x\r\n\r\n", 505);
  refused("GET / HTTP/1.1\r\n\r\n", 400);
  refused("GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", 400);
});

test("size and number of headers are limited", () => {
  let many = "GET / HTTP/1.1\r\nHost: x\r\n";
  for (let index = 0; index < 20; index++) many += `X-${index}: y\r\n`;
  refused(many + "\r\n", 431);
  refused(`GET / HTTP/1.1\r\nHost: x\r\nX: ${"y".repeat(5000)}\r\n\r\n`, 431);
});

class Collector implements ChunkReceiver {
  text = "";

  onChunk(bytes: Uint8Array, start: u32, end: u32): boolean {
    for (let index: u32 = start; index < end; index++) this.text += String.fromCharCode(bytes[index]);
    return true;
  }
}

test("a chunked body is decoded however it is cut", () => {
  const text = "4\r\nWiki\r\n6;name=value\r\npedia \r\nE\r\nin \r\n\r\nchunks.\r\n0\r\nTrailer: x\r\n\r\nNEXT";
  for (let cut = 1; cut < text.length; cut++) {
    const parser = new ChunkParser();
    const collector = new Collector();
    const bytes = bytesOf(text);
    let position: number = parser.parse(bytes, 0, u32(cut), collector, 1000);
    if (position === cut && !parser.isDone) position = parser.parse(bytes, u32(cut), u32(text.length), collector, 1000);
    equal(collector.text, "Wikipedia in \r\n\r\nchunks.", `cut at ${cut}`);
    equal(position, text.length - 4, `cut at ${cut}`);
    isTrue(parser.isDone, "the last chunk ends the body");
  }
});

test("bad chunks are refused", () => {
  for (const text of [
    "x\r\n",
    "\r\n",
    "4\nWiki",
    "4\r\nWikiX",
    "4\r\nWiki\rX",
    "123456789\r\n",
    "0\r\n\r\u0000",
    "-1\r\n",
    "0x4\r\n",
  ]) {
    equal<number>(new ChunkParser().parse(bytesOf(text), 0, u32(text.length), new Collector(), 1000), -400, text);
  }
  const trailers = `0\r\nX: ${"y".repeat(2000)}\r\n\r\n`;
  equal<number>(new ChunkParser().parse(bytesOf(trailers), 0, u32(trailers.length), new Collector(), 1000), -400);
});

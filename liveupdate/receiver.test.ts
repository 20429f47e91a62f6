// Receiving an image: framed and unframed, in pieces of any size, within bounds.

import { equal, equalBytes, isTrue, test, throws } from "../test/unit.ts";
import { ImageReceiver } from "./receiver.ts";
import { sha256 } from "../kernel/sha256.ts";

function framed(image: Uint8Array, declared: number, digest: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(48 + image.length);
  const magic = "INSTARUP";
  for (let index = 0; index < 8; index++) bytes[index] = magic.charCodeAt(index);
  for (let index = 0; index < 6; index++) bytes[8 + index] = Math.floor(declared / 256 ** index) % 256;
  bytes.set(digest, 16);
  bytes.set(image, 48);
  return bytes;
}

function sample(length: number): Uint8Array {
  const image = new Uint8Array(length);
  for (let index = 0; index < length; index++) image[index] = (index * 7) % 251;
  return image;
}

test("a framed image in pieces of every size", () => {
  const image = sample(1000);
  const bytes = framed(image, 1000, sha256(image));
  for (let size = 1; size < 120; size += 13) {
    const receiver = new ImageReceiver();
    for (let start = 0; start < bytes.length; start += size) {
      isTrue(!receiver.isComplete, "not complete before the end");
      receiver.push(bytes.subarray(start, Math.min(start + size, bytes.length)));
    }
    isTrue(receiver.isComplete, "complete");
    equalBytes(receiver.finish(), image);
  }
});

test("a plain image, also a short one", () => {
  for (const length of [0, 3, 48, 49, 700]) {
    const receiver = new ImageReceiver();
    const image = sample(length);
    receiver.push(image.subarray(0, length >> 1));
    receiver.push(image.subarray(length >> 1));
    isTrue(!receiver.isComplete, "only its connection's end completes it");
    equalBytes(receiver.finish(), image);
  }
});

test("what is declared has to come", () => {
  const image = sample(100);
  const short = new ImageReceiver();
  short.push(framed(image, 101, sha256(image)));
  throws(() => short.finish(), "ends after 100 of 101");
  throws(() => new ImageReceiver().push(framed(image, 99, sha256(image))), "more than 99");
  throws(() => new ImageReceiver().push(framed(image, 1e12, sha256(image))), "too large");
  const wrong = new ImageReceiver();
  wrong.push(framed(image, 100, sha256(sample(99))));
  equal(wrong.isComplete, true);
  equalBytes(wrong.declaredDigest ?? image, sha256(sample(99)));
});

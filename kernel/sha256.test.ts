import { equal, test } from "../test/unit.ts";
import { Sha256, sha256 } from "./sha256.ts";

function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index);
  return bytes;
}

function hex(bytes: Uint8Array): string {
  let text = "";
  for (let index = 0; index < bytes.length; index++) text += bytes[index].toString(16).padStart(2, "0");
  return text;
}

test("digests of FIPS 180-4's examples", () => {
  equal(hex(sha256(bytesOf(""))), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  equal(hex(sha256(bytesOf("abc"))), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  const two = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
  equal(hex(sha256(bytesOf(two))), "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
});

test("pieces of every size give the digest of the whole", () => {
  const message = bytesOf("0123456789".repeat(30));
  const whole = hex(sha256(message));
  for (let size = 1; size < 130; size += 7) {
    const digest = new Sha256();
    for (let start = 0; start < message.length; start += size) {
      digest.update(message, start, Math.min(size, message.length - start));
    }
    equal(hex(digest.finish()), whole, `pieces of ${size}`);
  }
});

// Fuzzes the check of images: any bytes are either an image or refused with a reason.

import { fuzzTarget } from "#intrinsics";
import { checkImage, ImageError } from "./image.ts";

const memoryLimit = 1 << 28;

fuzzTarget((input: Uint8Array) => {
  try {
    checkImage(input, memoryLimit);
  } catch (error) {
    if (!(error instanceof ImageError)) throw error;
  }
});

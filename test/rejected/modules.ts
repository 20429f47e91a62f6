// What would need something outside the image.
import { readFileSync } from "node:fs"; // error INS4002 at 2:30
import express from "express"; // error INS4002 at 3:21
import { elementUnchecked } from "#intrinsics"; // error INS4001 at 4:34
declare const version: string; // error INS4003 at 5:1
console.log(readFileSync, express, elementUnchecked, version);

// What would need something outside the image.
import { spawn } from "node:child_process"; // error INS4002 at 2:23
import express from "express"; // error INS4002 at 3:21
import { elementUnchecked } from "#intrinsics"; // error INS4001 at 4:34
declare const version: string; // error INS4003 at 5:1
console.log(spawn, express, elementUnchecked, version);

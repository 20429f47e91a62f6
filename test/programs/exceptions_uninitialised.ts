// A variable that a function reads before its declaration has run is a ReferenceError.
function early(): number {
  return later.length;
}
try {
  early();
} catch (error) {
  console.log(error instanceof ReferenceError, (error as Error).message);
}
const later = ["later"].slice();
console.log(early());
function inside(): void {
  const read = (): string => word.toUpperCase();
  try {
    read();
  } catch (error) {
    console.log((error as Error).name);
  }
  const word = ["w", "d"].join("or");
  console.log(read());
}
inside();
// What may be null is told apart from what is not there yet.
function earlyText(): string | null {
  return text;
}
function tried(read: () => unknown): void {
  try {
    console.log(read());
  } catch (error) {
    console.log((error as Error).name, (error as Error).message);
  }
}
tried(earlyText);
const text: string | null = ["t"].length > 1 ? "t" : null;
tried(earlyText);
function mixed(): void {
  const read = (): number | string => either;
  tried(read);
  let either: number | string = [1].length;
  const after = (): number | string => either;
  tried(read);
  either = "text";
  tried(read);
  tried(after);
}
mixed();
